package io.jenkins.plugins.upkeep.security.audit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * All that an audit saw, with what was decided about it.
 *
 * @param seen what each check saw
 * @param issues the issues of all checks, the gravest first
 * @param gaps what could not be looked at
 * @param decisions what was decided before
 * @param today the day
 */
public record AuditResult(List<Seen> seen, List<Judged> issues, List<Gap> gaps, Decisions decisions, LocalDate today) {
    public AuditResult {
        seen = List.copyOf(seen);
        issues = List.copyOf(issues);
        gaps = List.copyOf(gaps);
    }

    /** Judges what checks saw. */
    public static AuditResult of(List<Seen> seen, Decisions decisions, LocalDate today) {
        var issues = seen.stream()
                .flatMap(one -> one.outcome().issues().stream())
                .map(issue -> decisions.judge(issue, today))
                .sorted(Comparator.comparing((Judged one) -> one.finding().severity())
                        .reversed())
                .toList();
        var gaps = seen.stream().flatMap(one -> one.outcome().gaps().stream()).toList();
        return new AuditResult(seen, issues, gaps, decisions, today);
    }

    /**
     * @return how many things were looked at
     */
    public int looked() {
        return seen.stream().mapToInt(one -> one.outcome().looked()).sum();
    }

    /**
     * @param standing how issues stand
     * @return how many stand so
     */
    public long count(Standing standing) {
        return issues.stream().filter(one -> one.standing() == standing).count();
    }

    /**
     * @return how many issues need action
     */
    public long open() {
        return issues.stream().filter(Judged::needsAction).count();
    }
}
