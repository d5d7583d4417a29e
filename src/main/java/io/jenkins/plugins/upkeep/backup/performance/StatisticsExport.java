package io.jenkins.plugins.upkeep.backup.performance;

import io.jenkins.plugins.upkeep.backup.set.ExportEvidence;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.CopyOutput;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.task.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Exports what PostgreSQL has counted, as its own COPY writes it. Each view is read by a connection of its own, so that one
 * that fails takes no other along. Used once, by one thread.
 */
final class StatisticsExport {
    private static final String PURPOSE = "upkeep verified-backup";
    private static final String NOT_LOADED = "55000";

    private final DatabaseAddress address;
    private final Gathered gathered;

    StatisticsExport(DatabaseAddress address, Gathered gathered) {
        this.address = address;
        this.gathered = gathered;
    }

    /**
     * What a server has.
     *
     * @param at the time by its clock
     * @param views the views to read
     */
    private record Offer(Instant at, List<StatisticsView> views) {}

    /** Gives the time of the export by the server's clock; empty when the server cannot be asked. */
    Optional<Instant> run(SetWriter set, Progress.Stretch progress) throws UpkeepException, InterruptedException {
        Offer offer;
        try {
            offer = use(StatisticsExport::offer);
        } catch (StatisticsException e) {
            gathered.problem("statistics of " + e.getMessage() + ", and run the backup again");
            return Optional.empty();
        }
        for (var view : offer.views()) {
            export(set, view, progress);
        }
        return Optional.of(offer.at());
    }

    private void export(SetWriter set, StatisticsView view, Progress.Stretch progress)
            throws UpkeepException, InterruptedException {
        try (var file = new CsvFile(set, view.name(), progress)) {
            use(connection -> {
                CopyOutput.rows(connection, view.copy(), file::line);
                return view;
            });
            gathered.file(file.finish(ExportEvidence.Origin.POSTGRESQL, view.name()));
        } catch (StatisticsException e) {
            if (view.conditional() && e.state().equals(NOT_LOADED)) {
                gathered.finding(Finding.info(
                        "performance data " + view.name(), "is there, but not loaded by the server; left out"));
            } else {
                gathered.problem("statistics " + view.name() + " of " + e.getMessage());
            }
        }
    }

    /** What the store does not take is no fault of the database, and passes. */
    private <T> T use(Connections.Use<T> use) throws UpkeepException, InterruptedException {
        try (var connection = connect()) {
            return Connections.use(connection, used -> {
                PlainSession.apply(used);
                Sql.execute(used, "SET default_transaction_read_only = on");
                return use.of(used);
            });
        } catch (SQLException e) {
            throw new StatisticsException(Database.failure(address, e), e.getSQLState());
        }
    }

    private Connection connect() throws StatisticsException {
        try {
            return Database.connect(address, PURPOSE);
        } catch (UpkeepException e) {
            throw new StatisticsException(e, "");
        }
    }

    private static Offer offer(Connection connection) throws SQLException {
        var views = new ArrayList<StatisticsView>();
        for (var view : StatisticsView.usual()) {
            if (!view.conditional() || exists(connection, view)) {
                views.add(view);
            }
        }
        statements(connection).ifPresent(views::add);
        var now = Sql.query(connection, "SELECT pg_catalog.now()", row -> row.getObject(1, OffsetDateTime.class));
        return new Offer(now.get(0).toInstant(), views);
    }

    private static boolean exists(Connection connection, StatisticsView view) throws SQLException {
        return Sql.query(
                        connection,
                        "SELECT pg_catalog.to_regclass(?) IS NOT NULL",
                        row -> row.getBoolean(1),
                        "pg_catalog." + view.name())
                .get(0);
    }

    private static Optional<StatisticsView> statements(Connection connection) throws SQLException {
        var schemas = Sql.query(
                connection,
                "SELECT n.nspname FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace"
                        + " WHERE e.extname = ?",
                row -> row.getString(1),
                StatisticsView.STATEMENTS);
        if (schemas.isEmpty()) {
            return Optional.empty();
        }
        var schema = Sql.identifier(connection, schemas.get(0));
        var names = Sql.query(
                connection,
                "SELECT attname FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass(?) AND attnum > 0"
                        + " AND NOT attisdropped AND attname <> 'query' ORDER BY attnum",
                row -> row.getString(1),
                schema + "." + StatisticsView.STATEMENTS);
        return Optional.of(StatisticsView.statements(
                schema, names.stream().map(name -> "s." + name).collect(Collectors.joining(", "))));
    }

    /** The database does not give its statistics, or one of them. */
    private static final class StatisticsException extends UpkeepException {
        private static final long serialVersionUID = 1L;

        private final String state;

        StatisticsException(UpkeepException reason, String state) {
            super(OneLine.of(reason.getMessage()), reason);
            this.state = state == null ? "" : state;
        }

        String state() {
            return state;
        }
    }
}
