package io.jenkins.plugins.upkeep.review.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts work on days of maintenance, all after today. Upgrades keep a distance from each other; what ends first comes first, and the
 * system comes before a database that can wait for it. What has ended comes as soon as there is a day. Patches are small: a few
 * of them share a day.
 *
 * @param today the day on which the plan is made
 * @param weekday the day of the week on which maintenance is done
 * @param distance the least time between two upgrades
 */
public record Schedule(LocalDate today, DayOfWeek weekday, Duration distance) {
    private static final int PATCHES_A_DAY = 3;
    private static final int DAYS_TO_PREPARE = 28;

    /**
     * Plans.
     *
     * @param works what there is to do
     * @return each with its day, the first first
     */
    public List<Step> plan(List<Work> works) {
        var steps = new ArrayList<Step>();
        steps.addAll(upgrades(works.stream().filter(Schedule::isUpgrade).toList()));
        steps.addAll(patches(works.stream().filter(work -> !isUpgrade(work)).toList()));
        steps.sort(Comparator.comparing(Step::day)
                .thenComparing(step -> step.work().urgency())
                .thenComparing(step -> step.work().rank()));
        return steps;
    }

    private static boolean isUpgrade(Work work) {
        return work.kind() == Work.Kind.MAJOR;
    }

    private List<Step> upgrades(List<Work> works) {
        var steps = new ArrayList<Step>();
        var earliest = today.plusDays(1);
        for (var work : inOrder(works)) {
            var ready = work.urgency() == Urgency.PLANNED ? today.plusDays(DAYS_TO_PREPARE) : today;
            var day = maintenance(ready.isAfter(earliest) ? ready : earliest);
            steps.add(new Step(work, day));
            earliest = day.plusDays(Math.max(1, distance.toDays()));
        }
        return steps;
    }

    private List<Work> inOrder(List<Work> works) {
        return works.stream()
                .sorted(Comparator.comparing((Work work) -> work.urgency() != Urgency.NOW)
                        .thenComparing(work -> work.urgency() == Urgency.NOW ? LocalDate.MIN : due(work, works))
                        .thenComparing(Work::rank)
                        .thenComparing(work -> work.end().orElse(LocalDate.MAX)))
                .toList();
    }

    /** A system is due before each database of which it is to be found. */
    private LocalDate due(Work work, List<Work> works) {
        var own = work.end().orElse(LocalDate.MAX);
        if (!work.isSystem()) {
            return own;
        }
        return works.stream()
                .filter(other -> other.product().equals("postgresql") && other.urgency() != Urgency.NOW)
                .map(other -> other.end().orElse(LocalDate.MAX))
                .filter(own::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(own);
    }

    private List<Step> patches(List<Work> works) {
        var steps = new ArrayList<Step>();
        var day = maintenance(today.plusDays(1));
        var sorted = works.stream()
                .sorted(Comparator.comparing(Work::urgency).thenComparing(Work::rank))
                .toList();
        for (int at = 0; at < sorted.size(); at++) {
            steps.add(new Step(sorted.get(at), day.plusWeeks(at / PATCHES_A_DAY)));
        }
        return steps;
    }

    private LocalDate maintenance(LocalDate from) {
        return from.with(TemporalAdjusters.nextOrSame(weekday));
    }
}
