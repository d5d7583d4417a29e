package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.set.SequenceEvidence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes the positions of sequences as SQL, one statement each. */
public final class SequenceScript {
    private SequenceScript() {}

    /**
     * @param connection quotes the names; any database will do
     * @param sequences where they stood
     * @return a statement for each
     */
    public static List<String> of(Connection connection, List<SequenceEvidence> sequences) throws SQLException {
        var script = new ArrayList<String>();
        try (var statement =
                connection.prepareStatement("SELECT pg_catalog.format('SELECT pg_catalog.setval(%L, %s, %L);',"
                        + " pg_catalog.format('%I.%I', ?, ?), ?, ?)")) {
            for (var sequence : sequences) {
                statement.setString(1, sequence.schema());
                statement.setString(2, sequence.name());
                statement.setLong(3, sequence.lastValue());
                statement.setBoolean(4, sequence.called());
                try (var row = statement.executeQuery()) {
                    row.next();
                    script.add(row.getString(1));
                }
            }
        }
        return script;
    }
}
