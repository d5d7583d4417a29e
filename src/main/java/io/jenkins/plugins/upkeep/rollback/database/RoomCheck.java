package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.backup.restore.RestoreSpace;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.Bytes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Sees whether the server's disk has room for a second database. That can be seen only where the server runs on this machine and
 * tells its folder.
 *
 * @param connection a connection to the server
 * @param facts what the server says
 * @param evidence what is to be restored
 * @param connections how many indexes are made at once
 */
record RoomCheck(Connection connection, LiveFacts facts, DatabaseEvidence evidence, int connections) {
    private static final String SUBJECT = "room for the restored database";

    Optional<Finding> look() throws SQLException {
        var needed = needed();
        var folder = ServerFolder.of(connection, facts.location());
        if (folder.isEmpty()) {
            return Optional.of(Finding.unknown(
                    SUBJECT,
                    "the server's disk cannot be seen from here; up to " + needed
                            + " are needed beside the live database",
                    "see that so much is free on the server's disk"));
        }
        var free = new Bytes(folder.get().toFile().getUsableSpace());
        if (free.compareTo(needed) >= 0) {
            return Optional.of(Finding.info(SUBJECT, free + " free of up to " + needed + " needed in " + folder.get()));
        }
        return Optional.of(Finding.critical(
                SUBJECT,
                free + " free in " + folder.get(),
                "up to " + needed,
                "free some there; a disk that fills up would stop the live database too"));
    }

    private Bytes needed() {
        var tables = evidence.tables().stream().map(TableEvidence::bytes).toList();
        return RestoreSpace.of(evidence.size(), tables, connections).needed();
    }
}
