package io.jenkins.plugins.upkeep.postgres.sizes;

import io.jenkins.plugins.upkeep.postgres.notes.Notes;
import io.jenkins.plugins.upkeep.postgres.session.Worksite;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Trend;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measures the tables, compares them with earlier runs, and tells when the disk is full. */
public final class Sizing {
    /** More than a year of weekly runs. */
    private static final int KEPT = 60;

    private static final int MOST_SHOWN = 20;

    /** Runs that lie closer together do not tell how a database grows. */
    private static final Duration SHORTEST = Duration.ofDays(3);

    /** Maintenance is weekly: the next run must not be the last that can warn. */
    private static final double SOON_DAYS = 14;

    /** As node exporters' rules have it: full within 24 hours. */
    private static final double NOW_DAYS = 1;

    private final Worksite site;
    private final Notes notes;

    /**
     * @param site what to work with
     * @param notes what is remembered from run to run
     */
    public Sizing(Worksite site, Notes notes) {
        this.site = site;
        this.notes = notes;
    }

    /**
     * Does it.
     *
     * @return what was seen
     * @throws UpkeepException when the server is not there, or what is remembered cannot be read or kept
     */
    public SizeFacts run() throws UpkeepException {
        var now = site.context().clock().instant();
        var earlier = earlier(now);
        try (var session = site.open()) {
            var sizes = SizeQuery.ask(session.connection(), site.address().toString(), now);
            var room = DiskSpace.of(session.connection());
            if (!site.context().dryRun()) {
                keep(sizes);
            }
            var history = new ArrayList<>(earlier);
            history.add(sizes);
            var growth = growth(history);
            show(sizes, earlier);
            report(sizes, growth, room);
            return new SizeFacts(sizes.total(), growth, room.isKnown() ? Optional.of(room.free()) : Optional.empty());
        } catch (SQLException e) {
            throw Database.failure(site.address(), e);
        }
    }

    private static OptionalDouble growth(List<Sizes> history) {
        var points = history.stream()
                .map(sizes -> new History.Point(sizes.at(), (double) sizes.total()))
                .toList();
        return Trend.perDay(points, SHORTEST);
    }

    /** What a clock that was wrong wrote for the future says nothing. */
    private List<Sizes> earlier(Instant now) throws UpkeepException {
        return notes.all(Sizes.class).stream()
                .map(Notes.Note::content)
                .filter(sizes -> sizes.database().equals(site.address().toString()))
                .filter(sizes -> sizes.at().isBefore(now))
                .sorted(Comparator.comparing(Sizes::at))
                .toList();
    }

    private void keep(Sizes sizes) throws UpkeepException {
        var name = String.format(Locale.ROOT, "%012d", sizes.at().getEpochSecond());
        notes.remove(name);
        notes.put(name, sizes);
        var all = notes.all(Sizes.class);
        for (var note : all.subList(0, Math.max(0, all.size() - KEPT))) {
            notes.remove(note.name());
        }
    }

    private void show(Sizes sizes, List<Sizes> earlier) {
        var last = earlier.isEmpty() ? Optional.<Sizes>empty() : Optional.of(earlier.get(earlier.size() - 1));
        var since = last.map(old -> "Growth since " + old.at().toString().substring(0, 10))
                .orElse("Growth");
        var columns = List.of(View.Column.text("Table"), View.Column.number("Size"), View.Column.number(since));
        var rows = sizes.tables().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SHOWN)
                .map(table -> List.of(table.getKey(), bytes(table.getValue()), growth(table, last)))
                .toList();
        site.report().add(new View.Table("Largest tables", columns, rows));
    }

    private static String growth(Map.Entry<String, Long> table, Optional<Sizes> last) {
        var before = last.map(old -> old.tables().get(table.getKey()));
        return before.map(old -> signed(table.getValue() - old)).orElse("first seen");
    }

    private static String signed(long bytes) {
        return (bytes < 0 ? "-" : "+") + bytes(Math.abs(bytes));
    }

    private void report(Sizes sizes, OptionalDouble growth, DiskSpace.Room room) {
        site.report().add(Measurement.bytes("database_size", sizes.total()));
        if (growth.isEmpty()) {
            site.report()
                    .add(Measurement.notMeasurable(
                            "days_until_disk_full", Unit.COUNT, "too few earlier runs; three days of them are needed"));
        } else if (!room.isKnown()) {
            site.report().add(Measurement.notMeasurable("days_until_disk_full", Unit.COUNT, room.lack()));
        } else if (growth.getAsDouble() > 0) {
            full(room.free() / growth.getAsDouble(), growth.getAsDouble(), room.free());
        }
    }

    private void full(double days, double growth, long free) {
        site.report().add(Measurement.of("days_until_disk_full", days, Unit.COUNT));
        if (days >= SOON_DAYS) {
            return;
        }
        var seen = "its disk is full in about " + Units.format(days, Unit.COUNT) + " days: " + bytes(free)
                + " are free, and it grows by " + bytes((long) growth) + " a day";
        var action = "make the disk larger, or archive old rows (database.maintenance.archive)";
        var subject = "database " + site.address().database();
        site.report()
                .add(
                        days < NOW_DAYS
                                ? Finding.critical(subject, seen, "at least 1 day", action)
                                : Finding.warning(subject, seen, "at least 14 days", action));
    }

    private static String bytes(long count) {
        return Units.format((double) count, Unit.BYTES);
    }
}
