package io.jenkins.plugins.upkeep.postgres.vacuum;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a table needs, and why.
 *
 * @param table the table
 * @param vacuum whether it is vacuumed
 * @param analyze whether its statistics are made anew
 * @param urgent whether the server would soon do it by itself, at any hour, to save the database from its own age
 * @param reasons why, in a few words each
 */
record Need(TableState table, boolean vacuum, boolean analyze, boolean urgent, List<String> reasons) {
    /** As in awesome-prometheus-alerts, for dead rows and for the days since the last run. */
    static final long MANY_DEAD = 10_000;

    static final double LARGE_SHARE = 0.1;
    private static final Duration LONG_AGO = Duration.ofDays(10);

    /** As check_postgres warns of it. */
    private static final double OLD = 0.9;

    /** As autovacuum does by default. */
    private static final long CHANGED = 50;

    private static final double CHANGED_SHARE = 0.1;
    private static final long INSERTED = 1000;
    private static final double INSERTED_SHARE = 0.2;

    Need {
        reasons = List.copyOf(reasons);
    }

    /** Whether so many rows are dead that queries pay for it. */
    static boolean isFullOfDeadRows(TableState table) {
        return table.dead() > MANY_DEAD && table.dead() >= LARGE_SHARE * (table.dead() + table.rows());
    }

    static Need of(TableState table, ServerLimits limits) {
        var old = old(table, limits);
        var vacuum = new ArrayList<>(old);
        if (!table.partitioned()) {
            dead(table).ifPresent(vacuum::add);
            inserted(table).ifPresent(vacuum::add);
            neglected(table, limits.now()).ifPresent(vacuum::add);
        }
        var analyze = outdated(table, limits.now());
        var reasons = new ArrayList<>(vacuum);
        analyze.ifPresent(reasons::add);
        var both = analyze.isPresent() || (!vacuum.isEmpty() && table.changed() > 0);
        return new Need(table, !vacuum.isEmpty(), both, !old.isEmpty(), reasons);
    }

    private static List<String> old(TableState table, ServerLimits limits) {
        var reasons = new ArrayList<String>();
        if (table.xidAge() >= OLD * limits.xids()) {
            reasons.add("its oldest transaction is " + count(table.xidAge())
                    + " transactions old, and the server's limit is " + count(limits.xids()));
        }
        if (table.mxidAge() >= OLD * limits.mxids()) {
            reasons.add("its oldest multixact is " + count(table.mxidAge())
                    + " multixacts old, and the server's limit is " + count(limits.mxids()));
        }
        return reasons;
    }

    private static Optional<String> dead(TableState table) {
        var share = (double) table.dead() / Math.max(1, table.dead() + table.rows());
        return isFullOfDeadRows(table)
                ? Optional.of(count(table.dead()) + " dead rows, " + Units.format(share, Unit.RATIO) + " of all")
                : Optional.empty();
    }

    private static Optional<String> inserted(TableState table) {
        return table.inserted() > INSERTED + (long) (INSERTED_SHARE * table.rows())
                ? Optional.of(Counted.of(table.inserted(), "row") + " came since the last vacuum")
                : Optional.empty();
    }

    private static Optional<String> neglected(TableState table, Instant now) {
        var touched = table.dead() > 0 || table.inserted() > 0;
        if (!touched) {
            return Optional.empty();
        }
        return table.vacuumed().isEmpty()
                ? Optional.of("never vacuumed")
                : longAgo(table.vacuumed().get(), now).map(days -> "not vacuumed for " + days + ", and changed since");
    }

    private static Optional<String> outdated(TableState table, Instant now) {
        if (table.partitioned()) {
            return table.analyzed().isEmpty()
                    ? Optional.of("its statistics over all partitions were never made")
                    : longAgo(table.analyzed().get(), now)
                            .map(days -> "its statistics over all partitions are " + days + " old");
        }
        if (table.changed() > CHANGED + (long) (CHANGED_SHARE * table.rows())) {
            return Optional.of(Counted.of(table.changed(), "row") + " changed since its statistics were made");
        }
        return table.changed() == 0 || table.analyzed().isEmpty()
                ? Optional.empty()
                : longAgo(table.analyzed().get(), now).map(days -> "its statistics are " + days + " old");
    }

    private static Optional<String> longAgo(Instant then, Instant now) {
        var since = Duration.between(then, now);
        return since.compareTo(LONG_AGO) > 0 ? Optional.of(Units.format(since)) : Optional.empty();
    }

    private static String count(long number) {
        return Units.format((double) number, Unit.COUNT);
    }

    /** Whether there is anything to do. */
    boolean isAny() {
        return vacuum || analyze;
    }

    /**
     * The statement.
     *
     * @param workers how many processes of the server clean this table's indexes beside the one that cleans its rows
     */
    String statement(int workers) {
        if (!vacuum) {
            return "ANALYZE " + table.name();
        }
        return "VACUUM (" + (analyze ? "ANALYZE, " : "") + "PARALLEL " + workers + ") " + table.name();
    }

    String reason() {
        return String.join("; ", reasons);
    }
}
