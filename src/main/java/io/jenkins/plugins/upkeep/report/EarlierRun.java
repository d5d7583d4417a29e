package io.jenkins.plugins.upkeep.report;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is remembered of an earlier run of the same task on the same service: enough to see a trend or how long something has been
 * wrong.
 *
 * @param service the service that it was about
 * @param started when it began, by the clock of its machine
 * @param status how it ended
 * @param problems what needed attention
 * @param numbers what was measured
 */
public record EarlierRun(
        String service, Instant started, Status status, List<Problem> problems, List<Measured> numbers) {
    private static final int MOST = 500;

    public EarlierRun {
        problems = List.copyOf(problems);
        numbers = List.copyOf(numbers);
    }

    /**
     * Something that needed attention.
     *
     * @param subject the thing
     * @param severity how grave it was
     */
    public record Problem(String subject, Severity severity) {}

    /**
     * A number.
     *
     * @param name what was measured
     * @param subject the thing that it was measured on; empty for the whole
     * @param value the number
     */
    public record Measured(String name, String subject, double value) {}

    /** What is worth remembering of a report. Of very many things only the first are. */
    public static EarlierRun of(Report report) {
        var problems = report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .limit(MOST)
                .map(finding -> new Problem(finding.subject(), finding.severity()))
                .toList();
        var numbers = report.measurements().stream()
                .filter(one -> one.value().isPresent())
                .limit(MOST)
                .map(one -> new Measured(one.name(), one.subject(), one.value().getAsDouble()))
                .toList();
        return new EarlierRun(report.service(), report.started(), report.status(), problems, numbers);
    }

    /**
     * @param name what was measured
     * @param subject the thing that it was measured on; empty for the whole
     * @return the number, if it was measured then
     */
    public OptionalDouble number(String name, String subject) {
        return numbers.stream()
                .filter(one -> one.name().equals(name) && one.subject().equals(subject))
                .mapToDouble(Measured::value)
                .findFirst();
    }
}
