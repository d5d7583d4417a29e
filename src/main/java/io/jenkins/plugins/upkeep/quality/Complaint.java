package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One kind of fault, with the pairs that have it. Of a few pairs each has a finding of its own; of many there is one, since they
 * most likely have one cause. For one thread.
 */
final class Complaint {
    private static final int FEW = 5;

    private final Severity severity;
    private final String limit;
    private final String action;
    private final List<Case> cases = new ArrayList<>();

    /**
     * @param severity how grave it is
     * @param limit what it is held against
     * @param action what to do
     */
    Complaint(Severity severity, String limit, String action) {
        this.severity = severity;
        this.limit = limit;
        this.action = action;
    }

    private record Case(String pair, String seen, double weight) {}

    /**
     * Adds a pair.
     *
     * @param weight how much of it there is
     */
    void add(String pair, String seen, double weight) {
        cases.add(new Case(pair, seen, weight));
    }

    void addTo(ReportBuilder report) {
        cases.sort(Comparator.comparingDouble(Case::weight).reversed().thenComparing(Case::pair));
        if (cases.size() <= FEW) {
            cases.forEach(one -> report.add(finding(KnownPairs.PREFIX + one.pair(), one.seen())));
            return;
        }
        var worst = cases.get(0);
        report.add(finding(
                cases.size() + " pairs",
                "the worst is " + worst.pair() + ": " + worst.seen() + "; all stand in the table Pairs"));
    }

    private Finding finding(String subject, String seen) {
        return new Finding(severity, subject, seen, limit, action);
    }
}
