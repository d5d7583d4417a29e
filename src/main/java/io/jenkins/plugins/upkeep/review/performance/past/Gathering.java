package io.jenkins.plugins.upkeep.review.performance.past;

import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.review.trend.Series;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What has been read so far of earlier runs. For one thread. */
final class Gathering {
    private static final int MOST_NUMBERS = 1_000_000;
    private static final int MOST_NAMED = 30;
    private static final String LARGEST_TABLES = "Largest tables";

    private final Span span;
    private final Wanted wanted;
    private final Map<Key, PastRun> runs = new HashMap<>();
    private final Remarks damaged = new Remarks(MOST_NAMED);
    private final Remarks remarks = new Remarks(MOST_NAMED);
    private boolean full;
    private Optional<View.Table> tables = Optional.empty();
    private Instant tablesAt = Instant.MIN;
    private int files;
    private long numbers;

    /**
     * Which runs count.
     *
     * @param service of which service
     * @param since not older
     * @param now not later
     */
    record Span(String service, Instant since, Instant now) {
        private boolean holds(String of, Instant started) {
            return service.equals(of) && !started.isBefore(since) && !started.isAfter(now);
        }
    }

    private record Key(String task, Instant started) {}

    Gathering(Span span, Wanted wanted) {
        this.span = span;
        this.wanted = wanted;
    }

    void file() {
        files++;
    }

    void damaged(String line) {
        damaged.add(line);
    }

    void unread(String line) {
        remarks.add(line);
    }

    /** Gives back how many of its numbers nothing can be computed from. */
    int report(Report report) {
        if (span.holds(report.service(), report.started())) {
            report.views().forEach(view -> table(report, view));
        }
        return run(report.task(), EarlierRun.of(report));
    }

    private void table(Report report, View view) {
        if (view instanceof View.Table table
                && table.title().equals(LARGEST_TABLES)
                && report.started().isAfter(tablesAt)) {
            tables = Optional.of(table);
            tablesAt = report.started();
        }
    }

    /**
     * The same run may be told of by its report, by a history, and by a copy of either: it counts once, as the one that tells the most
     * has it. Gives back how many of its numbers nothing can be computed from.
     */
    int run(String task, EarlierRun run) {
        if (!span.holds(run.service(), run.started())) {
            return 0;
        }
        var useful = run.numbers().stream()
                .filter(number ->
                        number.name() != null && number.subject() != null && wanted.takes(task, number.name()))
                .toList();
        var kept = useful.stream().filter(Gathering::isNumber).toList();
        keep(new Key(task, run.started()), new PastRun(task, run.started(), run.status(), run.duration(), kept));
        return useful.size() - kept.size();
    }

    private static boolean isNumber(EarlierRun.Measured number) {
        return Math.abs(number.value()) <= Series.LARGEST;
    }

    private void keep(Key key, PastRun run) {
        var known = runs.get(key);
        if (known != null && known.told() >= run.told()) {
            return;
        }
        var more = run.numbers().size() - (known == null ? 0 : known.numbers().size());
        if (numbers + more > MOST_NUMBERS) {
            full();
            return;
        }
        numbers += more;
        runs.put(key, run);
    }

    private void full() {
        if (!full) {
            full = true;
            remarks.add("there are more measurements than the " + MOST_NUMBERS + " that are read");
        }
    }

    Past past() {
        var sorted = runs.values().stream()
                .sorted(Comparator.comparing(PastRun::started).thenComparing(PastRun::task))
                .toList();
        return new Past(sorted, tables, files, new Past.Damaged(damaged.all(), damaged.first()), remarks.lines());
    }
}
