package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.backup.run.Backups;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;

/**
 * A rollback in a process of its own, to be killed: it writes down what was decided before it acts, restores, exchanges, and
 * puts back, without an end.
 */
public final class RollbackProcess {
    private RollbackProcess() {}

    /**
     * What the process is told.
     *
     * @param host the server
     * @param port its port
     * @param database the live database
     * @param user the role
     * @param password its password; empty for none
     * @param folder where the store is, and where it writes down what it decides
     * @param set the set
     * @param rollback the rollback's id
     */
    record Order(
            String host,
            int port,
            String database,
            String user,
            String password,
            String folder,
            String set,
            String rollback) {
        static Order of(DatabaseAddress live, Path folder, SetId set, String rollback) {
            return new Order(
                    live.host(),
                    live.port(),
                    live.database(),
                    live.user().orElseThrow(),
                    live.password().map(Secret::reveal).orElse(""),
                    folder.toString(),
                    set.text(),
                    rollback);
        }

        DatabaseRollback rollbackOf() throws Exception {
            var secret = Optional.of(password).filter(text -> !text.isEmpty()).map(Secret::of);
            var live = DatabaseAddress.of(host, port, database, user, Secret.of(""))
                    .account(Optional.of(user), secret);
            return new DatabaseRollback(new DatabaseRollback.Setting(
                    live,
                    Pair.NOBODY,
                    2,
                    PostgresBinaries.find(),
                    Files.createTempDirectory(Path.of(folder), "work"),
                    Clock.systemUTC(),
                    Progress.unseen(),
                    TaskLog.silent(),
                    Checkpoint.NONE));
        }
    }

    /** Runs with the file of an order, until it is killed. */
    public static void main(String... arguments) throws Exception {
        var order = Json.mapper().readValue(Path.of(arguments[0]).toFile(), Order.class);
        var folder = Path.of(order.folder());
        var rollback = order.rollbackOf();
        var catalog = new SetCatalog(new FolderStore(folder.resolve("store")), Backups.SERVICE);
        var chosen = rollback.choose(catalog, SetWish.named(Restoring.COMMIT, new SetId(order.set())));
        var facts = rollback.prepareRestore(order.rollback(), chosen);
        write(folder.resolve("restore.json"), facts);
        while (true) {
            rollback.restore(facts, chosen);
            var swap = rollback.prepareSwap(facts);
            write(folder.resolve("swap.json"), swap);
            rollback.swap(swap);
            rollback.swapBack(swap);
            Files.delete(folder.resolve("swap.json"));
            rollback.undoRestore(facts);
        }
    }

    private static void write(Path file, Object facts) throws Exception {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Json.mapper().writeValue(part.toFile(), facts);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
