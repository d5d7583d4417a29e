package io.jenkins.plugins.upkeep.postgres.sizes;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * How much room a server's disk has. That can only be seen on the server's own machine, and only there it is asked for: where
 * the process that serves us runs beside us.
 */
final class DiskSpace {
    private DiskSpace() {}

    /**
     * What was seen.
     *
     * @param free the bytes that are free; -1 when that cannot be seen
     * @param lack why not
     */
    record Room(long free, String lack) {
        boolean isKnown() {
            return free >= 0;
        }
    }

    static Room of(Connection connection) throws SQLException {
        var pid = Sql.query(connection, "SELECT pg_catalog.pg_backend_pid()", row -> row.getInt(1))
                .get(0);
        if (!isHere(pid)) {
            return new Room(-1, "the server runs on another machine or in a container; run this beside it");
        }
        var folder = Sql.query(
                connection,
                "SELECT setting FROM pg_catalog.pg_settings WHERE name = 'data_directory'",
                row -> row.getString(1));
        if (folder.isEmpty()) {
            return new Room(-1, "the role may not see where the data lies; GRANT pg_read_all_settings to it");
        }
        try {
            return new Room(Files.getFileStore(Path.of(folder.get(0))).getUsableSpace(), "");
        } catch (IOException | InvalidPathException e) {
            return new Room(-1, "the disk of " + folder.get(0) + " cannot be looked at");
        }
    }

    /** Within a container or on another machine, the process of this number is another one, or none. */
    private static boolean isHere(int pid) {
        try {
            var words =
                    Files.readString(Path.of("/proc", Integer.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
            return words.startsWith("postgres");
        } catch (IOException e) {
            return false;
        }
    }
}
