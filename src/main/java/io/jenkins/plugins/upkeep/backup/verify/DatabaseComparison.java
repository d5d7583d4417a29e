package io.jenkins.plugins.upkeep.backup.verify;

import io.jenkins.plugins.upkeep.backup.database.Catalogue;
import io.jenkins.plugins.upkeep.backup.database.LargeObjectScript;
import io.jenkins.plugins.upkeep.backup.database.TableFingerprints;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.LargeObjectEvidence;
import io.jenkins.plugins.upkeep.backup.set.LeftOut;
import io.jenkins.plugins.upkeep.backup.set.MaterializedViewEvidence;
import io.jenkins.plugins.upkeep.backup.set.SequenceEvidence;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.hashing.Fingerprint;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.task.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds a restored database against what the dump's snapshot saw: rows, sequences, materialized views, large objects,
 * counts by kind. Counts are left out for sets whose objects were counted in another way.
 */
public final class DatabaseComparison {
    private final DatabaseEvidence evidence;
    private final DatabaseAddress restored;
    private final int connections;
    private final Progress progress;
    private final ComparisonScope scope;
    private final List<String> differences = new ArrayList<>();

    /**
     * @param evidence what the snapshot saw
     * @param restored the restored database; nobody writes there
     * @param connections how many read at once
     * @param progress is told how far it is
     */
    public DatabaseComparison(DatabaseEvidence evidence, DatabaseAddress restored, int connections, Progress progress) {
        this(evidence, restored, connections, progress, ComparisonScope.WHOLE);
    }

    /**
     * @param evidence what the snapshot saw
     * @param restored the restored database; nobody writes there
     * @param connections how many read at once
     * @param progress is told how far it is
     * @param scope what is compared
     */
    public DatabaseComparison(
            DatabaseEvidence evidence,
            DatabaseAddress restored,
            int connections,
            Progress progress,
            ComparisonScope scope) {
        this.scope = scope;
        this.evidence = evidence;
        this.restored = restored;
        this.connections = connections;
        this.progress = progress;
    }

    /**
     * Compares everything.
     *
     * @return one line for each difference; none when all is as it was
     * @throws UpkeepException when the restored database cannot be read
     * @throws InterruptedException when this thread was told to stop
     */
    public List<String> differences() throws UpkeepException, InterruptedException {
        if (scope.hasRows()) {
            var expected =
                    evidence.tables().stream().filter(scope.portion()::has).toList();
            var fingerprints = new TableFingerprints(restored, connections, progress);
            tables(expected, scope.isWhole() ? fingerprints.read(expected) : fingerprints.readThese(expected));
        }
        try (var connection = Database.connect(restored, "upkeep comparison")) {
            Connections.use(connection, this::compare);
        } catch (SQLException e) {
            throw Database.failure(restored, e);
        }
        return List.copyOf(differences);
    }

    private DatabaseComparison compare(Connection connection) throws SQLException, UpkeepException {
        PlainSession.apply(connection);
        connection.setAutoCommit(false);
        var catalogue = new Catalogue(connection);
        if (scope.hasRows()) {
            sequences(catalogue.sequences());
        }
        if (scope.hasCounts() && evidence.countsAlike()) {
            objects(catalogue.objects());
        }
        if (scope.hasRest()) {
            materializedViews(catalogue.materializedViews());
            largeObjects(new LargeObjectScript(connection, line -> {}).write());
        }
        return this;
    }

    private void tables(List<TableEvidence> wanted, List<TableEvidence> seen) {
        var found = seen.stream()
                .collect(Collectors.toMap(table -> List.of(table.schema(), table.name()), Function.identity()));
        for (var expected : wanted) {
            var actual = found.remove(List.of(expected.schema(), expected.name()));
            if (actual == null) {
                differences.add("table " + expected.title() + ": is missing");
            } else if (!expected.columns().equals(actual.columns())) {
                differences.add("table " + expected.title() + ": has columns " + actual.columns() + " instead of "
                        + expected.columns());
            }
        }
        if (scope.isWhole()) {
            leftOut(found);
        }
        found.values().forEach(table -> differences.add("table " + table.title() + ": was not in the backup"));
        rows(families(wanted), families(seen));
    }

    private Map<List<String>, Fingerprint> families(List<TableEvidence> tables) {
        return RowFamilies.of(tables, scope.portion()::entrance);
    }

    /** Their rows were not to be had, so the tables are there and empty. */
    private void leftOut(Map<List<String>, TableEvidence> found) {
        for (var table : evidence.leftOut()) {
            var actual = found.remove(List.of(table.schema(), table.name()));
            if (table.reason() != LeftOut.Reason.UNLOGGED_ON_STANDBY) {
                continue;
            }
            if (actual == null) {
                differences.add("table " + table.title() + ": is missing");
            } else {
                rows(table.title(), Fingerprint.EMPTY, actual.rowsFingerprint());
            }
        }
    }

    private void rows(Map<List<String>, Fingerprint> expected, Map<List<String>, Fingerprint> actual) {
        expected.forEach(
                (name, rows) -> rows(String.join(".", name), rows, actual.getOrDefault(name, Fingerprint.EMPTY)));
    }

    private void rows(String name, Fingerprint expected, Fingerprint actual) {
        if (actual.rows() != expected.rows()) {
            differences.add("table " + name + ": has " + Counted.of(actual.rows(), "row") + " instead of "
                    + Counted.of(expected.rows(), "row"));
        } else if (!actual.equals(expected)) {
            differences.add("table " + name + ": has as many rows as it should, " + expected.rows()
                    + ", but their content differs (fingerprint " + actual.digest() + " instead of "
                    + expected.digest() + ")");
        }
    }

    private void sequences(List<SequenceEvidence> seen) {
        var found = seen.stream()
                .collect(
                        Collectors.toMap(sequence -> List.of(sequence.schema(), sequence.name()), Function.identity()));
        for (var expected : evidence.sequences()) {
            var actual = found.get(List.of(expected.schema(), expected.name()));
            if (scope.portion().has(expected) && !expected.equals(actual)) {
                differences.add("sequence " + name(expected) + ": "
                        + (actual == null
                                ? "is missing"
                                : "stands at " + position(actual) + " instead of " + position(expected)));
            }
        }
    }

    private void materializedViews(List<MaterializedViewEvidence> seen) {
        for (var expected : evidence.materializedViews()) {
            if (!seen.contains(expected)) {
                differences.add("materialized view " + expected.title() + ": is missing or "
                        + (expected.populated() ? "has no content" : "has content that it did not have"));
            }
        }
    }

    private static String name(SequenceEvidence sequence) {
        return sequence.schema() + "." + sequence.name();
    }

    private static String position(SequenceEvidence sequence) {
        return sequence.lastValue() + (sequence.called() ? "" : " (not given out)");
    }

    private void objects(Map<String, Long> seen) {
        var kinds = new TreeSet<>(evidence.objects().keySet());
        kinds.addAll(seen.keySet());
        if (!scope.owners()) {
            kinds.remove("default privilege");
        }
        for (var kind : kinds) {
            long expected = Objects.requireNonNullElse(evidence.objects().get(kind), 0L);
            long actual = Objects.requireNonNullElse(seen.get(kind), 0L);
            if (expected != actual) {
                differences.add("objects of kind " + kind + ": " + actual + " instead of " + expected);
            }
        }
    }

    private void largeObjects(LargeObjectEvidence seen) {
        var expected = evidence.largeObjects();
        if (seen.count() != expected.count() || seen.bytes() != expected.bytes()) {
            differences.add("large objects: " + seen.count() + " with " + seen.bytes() + " bytes instead of "
                    + expected.count() + " with " + expected.bytes());
        } else if (scope.owners() && !seen.equals(expected)) {
            differences.add("large objects: content, owners, rights or comments differ");
        }
    }
}
