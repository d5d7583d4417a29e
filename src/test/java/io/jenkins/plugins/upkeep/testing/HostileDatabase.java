package io.jenkins.plugins.upkeep.testing;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;

/**
 * A database of everything that makes a dump, a restore, or a comparison of both go wrong; the script
 * {@code hostile-database.sql} says of each thing why. It makes roles of the cluster whose names begin with upk_.
 */
public final class HostileDatabase {
    private static final String EXTENSION = "upkeep_conf";

    private HostileDatabase() {}

    /**
     * Fills an empty UTF8 database, in some seconds. An extension with tables of configuration is part of it where this
     * process may write into the server's share folder; its two files stay there, because a restored database needs
     * them too.
     *
     * @param address the database, as superuser, on this machine
     */
    public static void build(DatabaseAddress address) {
        try {
            offerExtension(address);
        } catch (IOException e) {
            throw new AssertionError("extension " + EXTENSION + ": cannot be laid into the server's folder", e);
        }
        TestCluster.psql(address, resource("hostile-database.sql"));
    }

    /**
     * Tells whether the extension with tables of configuration is part of a hostile database.
     *
     * @param address the database
     * @return false where the server's share folder may not be written; a test that needs it is then to be skipped
     */
    public static boolean hasExtension(DatabaseAddress address) {
        var names = texts(address, "SELECT extname FROM pg_catalog.pg_extension");
        return names.contains(EXTENSION);
    }

    private static void offerExtension(DatabaseAddress address) throws IOException {
        var share = texts(address, "SELECT setting FROM pg_catalog.pg_config WHERE name = 'SHAREDIR'");
        var folder = Path.of(share.get(0), "extension");
        if (Files.isWritable(folder)) {
            copy(EXTENSION + "--1.0.sql", folder);
            copy(EXTENSION + ".control", folder);
        }
    }

    /** Puts the file there whole, for another test may read it at the same time. */
    private static void copy(String name, Path folder) throws IOException {
        var content = Files.readAllBytes(resource("extension/" + name));
        var part = Files.createTempFile(folder, name, ".part");
        try {
            Files.write(part, content);
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static List<String> texts(DatabaseAddress address, String query) {
        try (var connection = Database.connect(address, "upkeep test")) {
            return Sql.query(connection, query, row -> row.getString(1));
        } catch (SQLException | UpkeepException e) {
            throw new AssertionError("a question of the test was not answered: " + query, e);
        }
    }

    private static Path resource(String name) {
        var found = HostileDatabase.class.getResource("/io/jenkins/plugins/upkeep/" + name);
        if (found == null) {
            throw new AssertionError("resource " + name + ": not on the class path; build the tests again");
        }
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError("resource " + name + ": has no path", e);
        }
    }
}
