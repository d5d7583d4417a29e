package io.jenkins.plugins.upkeep.review.plan;

import io.jenkins.plugins.upkeep.review.lifecycle.Cycle;
import io.jenkins.plugins.upkeep.review.lifecycle.Product;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which cycle a product is upgraded to.
 *
 * @param longTerm whether only cycles will do that the makers call fit for long use
 * @param ripeAfter how many days after its first release a cycle will do
 * @param oneByOne whether no cycle may be skipped
 * @param announced whether a cycle whose end is announced is better than a newer one
 * @param words the rule for people
 */
record TargetRule(boolean longTerm, int ripeAfter, boolean oneByOne, boolean announced, String words) {
    private static final int YEAR = 365;
    private static final TargetRule A_YEAR_OLD =
            new TargetRule(false, YEAR, false, false, "the newest version that is out for a year");
    private static final TargetRule HALF_A_YEAR_OLD = new TargetRule(
            false, 180, false, true, "the newest version that is out for half a year and whose end is announced");
    private static final TargetRule NEWEST_LONG_TERM =
            new TargetRule(true, 30, false, false, "the newest version that its makers call fit for long use");
    private static final TargetRule NEWEST_OF_ALL =
            new TargetRule(false, 30, false, false, "the newest version that is out for a month");
    private static final TargetRule NEXT_RELEASE =
            new TargetRule(true, 90, true, false, "the next release: none may be skipped");
    private static final Map<String, TargetRule> RULES = Map.of(
            "postgresql", A_YEAR_OLD,
            "python", A_YEAR_OLD,
            "java", NEWEST_LONG_TERM,
            "nodejs", NEWEST_LONG_TERM,
            "jenkins", NEWEST_LONG_TERM,
            "docker", NEWEST_OF_ALL,
            "nginx", NEWEST_LONG_TERM,
            "debian", NEXT_RELEASE,
            "ubuntu", NEXT_RELEASE);

    static TargetRule of(String product) {
        return RULES.getOrDefault(product, HALF_A_YEAR_OLD);
    }

    /** The cycle to go to from another one; empty when none is known that is supported for longer. */
    Optional<Cycle> choose(Product product, Cycle from, LocalDate today) {
        var later = product.cycles().stream()
                .filter(cycle -> cycle.version().compareTo(from.version()) > 0)
                .filter(cycle -> !longTerm || cycle.isLongTerm(today))
                .filter(cycle ->
                        !cycle.released().isAfter(today) && !cycle.end().isOver(today))
                .filter(cycle -> lasts(cycle).isAfter(lasts(from)))
                .toList();
        if (oneByOne) {
            return oldest(later, today.minusDays(ripeAfter)).or(() -> oldest(later, today));
        }
        var known = later.stream()
                .filter(cycle -> cycle.end().day().isPresent() || !announced)
                .toList();
        return newest(known, later, today);
    }

    private Optional<Cycle> newest(List<Cycle> known, List<Cycle> later, LocalDate today) {
        return newest(known, today.minusDays(ripeAfter), today.plusDays(YEAR))
                .or(() -> newest(later, today.minusDays(ripeAfter), today))
                .or(() -> newest(later, today, today));
    }

    private static Optional<Cycle> oldest(List<Cycle> cycles, LocalDate outBefore) {
        return cycles.stream()
                .filter(cycle -> !cycle.released().isAfter(outBefore))
                .min(Comparator.comparing(Cycle::version));
    }

    private static Optional<Cycle> newest(List<Cycle> cycles, LocalDate outBefore, LocalDate supportedOn) {
        return cycles.stream()
                .filter(cycle -> !cycle.released().isAfter(outBefore))
                .filter(cycle -> !lasts(cycle).isBefore(supportedOn))
                .max(Comparator.comparing(Cycle::version));
    }

    /** Whose end is not announced outlasts all others. */
    private static LocalDate lasts(Cycle cycle) {
        return cycle.end().day().orElse(cycle.end().past() ? LocalDate.MIN : LocalDate.MAX);
    }
}
