package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.database.DatabaseBackup;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings back roles and tablespaces. What is there already stays as it is.
 *
 * @param reader reads the set
 * @param manifest what it holds
 * @param psql psql
 * @param address any database of the server
 * @param throwaway whether the server is made for this restore: then tablespaces go into its own folder
 */
public record GlobalsRestore(
        SetReader reader, Manifest manifest, Command psql, DatabaseAddress address, boolean throwaway) {
    /**
     * Restores them.
     *
     * @throws UpkeepException when the server refuses one
     * @throws InterruptedException when this thread was told to stop
     */
    public void run() throws UpkeepException, InterruptedException {
        var filter = new GlobalsFilter(roles(), throwaway);
        var script = ScriptStatements.of(script()).stream()
                .map(filter::line)
                .collect(Collectors.joining("\n", prologue(), "\n"));
        new ScriptRun(psql, address)
                .feed("roles and tablespaces", new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
    }

    private String prologue() {
        return throwaway ? "SET allow_in_place_tablespaces = on;\n" : "";
    }

    private String script() throws UpkeepException {
        SetFile file = manifest.file(DatabaseBackup.GLOBALS);
        try (var content = reader.open(file)) {
            var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            reader.requireWhole(file, content);
            return text;
        } catch (IOException e) {
            throw reader.unreadable(file, e);
        }
    }

    private Set<String> roles() throws UpkeepException {
        try (var connection = Database.connect(address, "upkeep restore");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_catalog.quote_ident(rolname) FROM pg_catalog.pg_roles")) {
            var names = new HashSet<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }
}
