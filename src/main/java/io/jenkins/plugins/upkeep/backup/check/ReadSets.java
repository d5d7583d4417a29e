package io.jenkins.plugins.upkeep.backup.check;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.verify.ReadingOrder;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows since when sets were read. */
final class ReadSets {
    private static final int MOST_SHOWN = 100;

    private ReadSets() {}

    static void fill(ReportBuilder report, OldestFirst result, List<BackupSet> after, Instant now) {
        var since = oldest(after);
        report.add(Measurement.count("sets_read", result.readings().size()))
                .add(Measurement.count("files_read", result.files()))
                .add(Measurement.bytes("read_size", result.bytes()))
                .add(Measurement.count("sets_waiting", result.waiting().size()));
        since.ifPresent(at -> report.add(Measurement.seconds("longest_unread", age(at, now))));
        report.add(table(after));
        report.section(new BackupCheckSection(
                after.size(),
                result.readings().size(),
                result.files(),
                result.bytes(),
                result.waiting().size(),
                since));
    }

    /** A clock that went back makes no age negative. */
    private static Duration age(Instant since, Instant now) {
        return since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }

    /** Since when all sets were read whole. */
    private static Optional<Instant> oldest(List<BackupSet> sets) {
        return sets.stream()
                .filter(set -> set.failure().isEmpty())
                .map(set -> set.readSince().orElse(set.manifest().started()))
                .min(Comparator.naturalOrder());
    }

    /** The sets in the order in which they have their turn next. */
    static View.Table table(List<BackupSet> sets) {
        return new View.Table(
                "Sets, the one that waits longest first",
                List.of(
                        View.Column.text("set"),
                        View.Column.number("files"),
                        View.Column.number("size"),
                        View.Column.text("all of it read since")),
                ReadingOrder.of(sets).stream()
                        .limit(MOST_SHOWN)
                        .map(ReadSets::row)
                        .toList());
    }

    private static List<String> row(BackupSet set) {
        return List.of(
                set.manifest().id(),
                Integer.toString(set.manifest().contents().size()),
                new Bytes(set.manifest().storedSize()).toString(),
                set.readSince()
                        .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse("never"));
    }
}
