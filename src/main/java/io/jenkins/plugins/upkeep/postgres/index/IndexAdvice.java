package io.jenkins.plugins.upkeep.postgres.index;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Advice on indexes that cost writers something and give readers nothing. Nothing is dropped by itself. */
final class IndexAdvice {
    private static final Duration LONG_ENOUGH = Duration.ofDays(30);
    private static final long WORTH_IT = 10 << 20;

    /** How long uses have been counted; the counts of a server that was made anew since begin with it. */
    private static final String COUNTED = """
            SELECT extract(epoch FROM pg_catalog.clock_timestamp() - coalesce(stats_reset,
                (pg_catalog.pg_stat_file('PG_VERSION', true)).modification))::float8 AS seconds
            FROM pg_catalog.pg_stat_database WHERE datname = pg_catalog.current_database()""";

    private static final String RESET_ONLY = """
            SELECT extract(epoch FROM pg_catalog.clock_timestamp() - stats_reset)::float8 AS seconds
            FROM pg_catalog.pg_stat_database WHERE datname = pg_catalog.current_database()""";

    private IndexAdvice() {}

    static List<Finding> on(Connection connection, List<IndexState> indexes) throws SQLException {
        var own = indexes.stream().filter(index -> !index.traits().catalog()).toList();
        var findings = new ArrayList<Finding>();
        own.stream().map(IndexAdvice::invalid).flatMap(Optional::stream).forEach(findings::add);
        var doubles = duplicates(own);
        findings.addAll(doubles);
        var counted = counted(connection);
        if (counted.isPresent() && counted.get().compareTo(LONG_ENOUGH) >= 0) {
            own.stream()
                    .filter(IndexAdvice::isUnused)
                    .map(index -> unused(index, counted.get()))
                    .forEach(findings::add);
        }
        return findings;
    }

    /** The date of the cluster is only for roles that may read the server's files. */
    private static Optional<Duration> counted(Connection connection) throws SQLException {
        try {
            return seconds(connection, COUNTED);
        } catch (SQLException e) {
            return seconds(connection, RESET_ONLY);
        }
    }

    private static Optional<Duration> seconds(Connection connection, String sql) throws SQLException {
        return Sql.query(connection, sql, row -> {
                    var seconds = row.getDouble("seconds");
                    return row.wasNull() ? Optional.<Duration>empty() : Optional.of(Duration.ofSeconds((long) seconds));
                })
                .get(0);
    }

    private static Optional<Finding> invalid(IndexState index) {
        if (index.traits().valid() || index.traits().building()) {
            return Optional.empty();
        }
        var drop = "DROP INDEX CONCURRENTLY " + index.name();
        return Optional.of(Finding.warning(
                "index " + index.name(),
                "is invalid: writers pay for it, and no query uses it",
                "",
                index.looksLeftOver()
                        ? "somebody's REINDEX CONCURRENTLY left it behind: run " + drop
                        : "run REINDEX INDEX CONCURRENTLY " + index.name() + ", or " + drop));
    }

    private static List<Finding> duplicates(List<IndexState> indexes) {
        return indexes.stream()
                .filter(index -> index.traits().valid())
                .collect(Collectors.groupingBy(IndexState::shape))
                .values()
                .stream()
                .filter(alike -> alike.size() > 1)
                .flatMap(alike -> duplicates(keepFirst(alike), alike).stream())
                .toList();
    }

    /** What a constraint needs stays; else what forbids equal rows; else what is used most. */
    private static IndexState keepFirst(List<IndexState> alike) {
        return alike.stream()
                .max(Comparator.comparing((IndexState index) -> index.traits().constraint())
                        .thenComparing(index -> index.traits().unique())
                        .thenComparing(IndexState::scans))
                .orElseThrow();
    }

    private static List<Finding> duplicates(IndexState kept, List<IndexState> alike) {
        return alike.stream()
                .filter(index -> index.oid() != kept.oid() && !index.traits().constraint())
                .filter(index -> !index.traits().unique() || kept.traits().unique())
                .map(index -> advice(index, "does the same as index " + kept.name() + " and takes " + bytes(index), ""))
                .toList();
    }

    private static boolean isUnused(IndexState index) {
        var traits = index.traits();
        return index.scans() == 0
                && index.bytes() >= WORTH_IT
                && traits.valid()
                && !traits.unique()
                && !traits.constraint();
    }

    private static Finding unused(IndexState index, Duration counted) {
        return advice(
                index,
                "was not used once in " + Units.format(counted) + " and takes " + bytes(index),
                "unless a replica's queries use it, ");
    }

    private static Finding advice(IndexState index, String seen, String condition) {
        return new Finding(
                Severity.INFO,
                "index " + index.name(),
                seen,
                "",
                condition + "run DROP INDEX CONCURRENTLY " + index.name());
    }

    private static String bytes(IndexState index) {
        return Units.format((double) index.bytes(), Unit.BYTES);
    }
}
