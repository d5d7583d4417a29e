package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.database.SequenceScript;
import io.jenkins.plugins.upkeep.backup.set.SequenceEvidence;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.SQLException;
import java.util.List;

/**
 * Sets the sequences that belong to a part of a database.
 *
 * @param address the database
 * @param sequences where all sequences stood
 * @param portion tells which of them are set
 */
record SequencePositions(DatabaseAddress address, List<SequenceEvidence> sequences, Portion portion) {
    void set() throws UpkeepException {
        try (var connection = Database.connect(address, "upkeep restore")) {
            PlainSession.apply(connection);
            var some = sequences.stream().filter(portion::has).toList();
            for (var statement : SequenceScript.of(connection, some)) {
                Sql.execute(connection, statement);
            }
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }
}
