package io.jenkins.plugins.upkeep.jenkins.page;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The coming runs of jobs, day by day. */
final class Week {
    private static final int DAYS = 7;
    private static final int MOST_COUNTED = 12;
    private static final Comparator<PlannedRun> EARLIEST_FIRST =
            Comparator.comparing(PlannedRun::first).thenComparing(PlannedRun::job);

    private Week() {}

    /**
     * @param jobs the jobs
     * @param moments the present and the zone whose days are meant
     * @return today and the six days that follow
     */
    static List<Day> of(List<ScheduledJob> jobs, Moments moments) {
        var today = moments.now().atZone(moments.zone());
        return IntStream.range(0, DAYS)
                .mapToObj(ahead -> day(jobs, start(today, ahead), start(today, ahead + 1), moments))
                .toList();
    }

    private static Instant start(ZonedDateTime today, int ahead) {
        return ahead == 0
                ? today.toInstant()
                : today.toLocalDate()
                        .plusDays(ahead)
                        .atStartOfDay(today.getZone())
                        .toInstant();
    }

    private static Day day(List<ScheduledJob> jobs, Instant from, Instant end, Moments moments) {
        var runs = new ArrayList<PlannedRun>();
        for (var job : jobs) {
            job.schedule()
                    .next(from)
                    .filter(first -> first.isBefore(end))
                    .ifPresent(first -> runs.add(run(job, first, end, moments)));
        }
        runs.sort(EARLIEST_FIRST);
        return new Day(moments.day(from), runs);
    }

    private static PlannedRun run(ScheduledJob job, Instant first, Instant end, Moments moments) {
        var more = 0;
        var next = job.schedule().next(first.plusSeconds(60));
        while (more < MOST_COUNTED && next.isPresent() && next.get().isBefore(end)) {
            more++;
            next = job.schedule().next(next.get().plusSeconds(60));
        }
        return new PlannedRun(job.name(), job.url(), first, moments.hour(first), words(more));
    }

    private static String words(int more) {
        return more == 0 ? "" : more == MOST_COUNTED ? "and often again" : "and " + more + " more";
    }
}
