package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.backup.database.Catalogue;
import io.jenkins.plugins.upkeep.backup.database.Table;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.SequenceEvidence;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.rollback.database.DatabaseRollback.Setting;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the rows of the live database, all in one snapshot, and holds them against those of a set.
 *
 * @param setting where
 * @param evidence what the set has
 * @param longest how long the rows of one table may be counted, before the server's estimate is taken
 */
record LossCount(Setting setting, DatabaseEvidence evidence, Duration longest) {
    Loss count() throws UpkeepException, InterruptedException {
        try (var connection = Database.connect(setting.live(), ServerSession.PURPOSE)) {
            return Connections.use(connection, this::count);
        } catch (SQLException e) {
            throw Database.failure(setting.live(), e);
        }
    }

    private Loss count(Connection lead) throws SQLException, UpkeepException, InterruptedException {
        var snapshot = TableCount.begin(lead, "");
        var catalogue = new Catalogue(lead);
        var tables = catalogue.tables();
        var now = catalogue.now();
        var counts = new ConcurrentHashMap<List<String>, TableCount.Rows>();
        try (var stretch = setting.progress().begin("count rows", tables.size(), Unit.COUNT)) {
            Workers.run(
                    "count",
                    setting.connections(),
                    tables,
                    () -> new TableCount(setting.live(), snapshot, longest, counts, stretch));
        }
        var losses = losses(tables, counts);
        var sequences = sequences(lead, catalogue, losses);
        losses.sort(Comparator.comparing(TableLoss::more).reversed().thenComparing(TableLoss::table));
        return new Loss(evidence.snapshot(), now, losses, sequences);
    }

    private List<TableLoss> losses(List<Table> tables, Map<List<String>, TableCount.Rows> counts) {
        var then = new HashMap<List<String>, TableEvidence>();
        evidence.tables().forEach(table -> then.put(List.of(table.schema(), table.name()), table));
        var losses = new ArrayList<TableLoss>();
        for (var table : tables) {
            var rows = counts.get(List.of(table.schema(), table.name()));
            var before = then.remove(List.of(table.schema(), table.name()));
            var title = table.schema() + "." + table.name();
            var known = before == null ? OptionalLong.empty() : OptionalLong.of(before.rows());
            losses.add(new TableLoss(title, known, rows.count(), rows.estimated(), rows.problem()));
        }
        then.values()
                .forEach(table -> losses.add(
                        new TableLoss(table.title(), OptionalLong.of(table.rows()), OptionalLong.empty(), false, "")));
        return losses;
    }

    /** Sequences of somebody else's may not be shown to this role; that is said in place of a table. */
    private List<SequenceLoss> sequences(Connection lead, Catalogue catalogue, List<TableLoss> losses)
            throws SQLException {
        Sql.execute(lead, "SAVEPOINT sequences");
        try {
            var moved = new ArrayList<SequenceLoss>();
            for (var now : catalogue.sequences()) {
                evidence.sequences().stream()
                        .filter(then -> isSame(then, now) && then.lastValue() != now.lastValue())
                        .forEach(then -> moved.add(
                                new SequenceLoss(now.schema() + "." + now.name(), then.lastValue(), now.lastValue())));
            }
            return moved;
        } catch (SQLException e) {
            if (ServerFault.isLost(e)) {
                throw e;
            }
            Sql.execute(lead, "ROLLBACK TO SAVEPOINT sequences");
            var none = OptionalLong.empty();
            losses.add(new TableLoss("sequences", none, none, false, OneLine.of(e.getMessage())));
            return List.of();
        }
    }

    private static boolean isSame(SequenceEvidence then, SequenceEvidence now) {
        return then.schema().equals(now.schema()) && then.name().equals(now.name());
    }
}
