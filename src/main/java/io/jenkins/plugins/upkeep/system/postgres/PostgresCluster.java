package io.jenkins.plugins.upkeep.system.postgres;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A throwaway PostgreSQL server with a cluster of its own, on the loopback interface, with a random password. It lives no
 * longer than this process, however this process ends: a watchdog stops it and removes its folder. Safe for use by several
 * threads.
 */
public final class PostgresCluster implements AutoCloseable {
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration STOP = Duration.ofMinutes(5);

    private final ClusterFolder folder;
    private final RunningProcess watchdog;
    private final DatabaseAddress address;
    private final long pid;

    PostgresCluster(ClusterFolder folder, RunningProcess watchdog, DatabaseAddress address, long pid) {
        this.folder = folder;
        this.watchdog = watchdog;
        this.address = address;
        this.pid = pid;
    }

    /**
     * Creates a cluster and starts its server.
     *
     * @param settings what it shall be like
     * @return the cluster, which accepts connections; close it to remove it
     * @throws UpkeepException when it does not start, with what it said; nothing of it is left then
     * @throws InterruptedException when this thread is told to stop; nothing of it is left then either
     */
    public static PostgresCluster start(ClusterSettings settings) throws UpkeepException, InterruptedException {
        for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return ClusterStart.onFreePort(settings).run();
            } catch (ClusterStart.PortTakenException e) {
                // Somebody was faster; the next attempt takes another port.
            }
        }
        return ClusterStart.onFreePort(settings).run();
    }

    /**
     * Removes clusters that were left behind because their process and its watchdog both died, as in a crash of the
     * machine, or because the process was killed in the instant before there was a watchdog. Clusters that are in use, and those of other users, are left alone.
     *
     * @param base the folder that clusters were made in
     * @return the folders that were removed
     * @throws UpkeepException when one cannot be removed
     * @throws InterruptedException when this thread is told to stop
     */
    public static List<Path> sweep(Path base) throws UpkeepException, InterruptedException {
        return ClusterSweep.of(base);
    }

    /**
     * @return the maintenance database {@code postgres}, as the first superuser
     */
    public DatabaseAddress address() {
        return address;
    }

    /**
     * @return the folder that everything of this cluster is in
     */
    public Path folder() {
        return folder.path();
    }

    /**
     * @return the process id of the server
     */
    public long pid() {
        return pid;
    }

    /**
     * @return whether the server still runs; once it does not, its data are gone
     */
    public boolean isRunning() {
        return watchdog.isAlive();
    }

    /**
     * Stops the server at once and removes everything. An interruption that came before is kept for the caller and changes
     * nothing; after one that comes meanwhile the watchdog finishes on its own.
     *
     * @throws UpkeepException when something could not be removed
     */
    @Override
    public void close() throws UpkeepException {
        var interrupted = Thread.interrupted();
        try {
            end(folder, watchdog);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Ends a watchdog with what it watches, and does its work where that is gone or does not come to an end.
     *
     * @return the end of the server's log
     */
    static String end(ClusterFolder folder, RunningProcess watchdog) throws UpkeepException, InterruptedException {
        try (folder) {
            watchdog.input().close();
            var log = lastWords(watchdog);
            folder.remove();
            return log;
        } catch (IOException e) {
            throw new UpkeepException(
                    "cluster " + folder.path() + ": its watchdog cannot be told to end (" + e.getMessage()
                            + "); see whether the folder is gone",
                    e);
        }
    }

    private static String lastWords(RunningProcess watchdog) throws InterruptedException {
        try {
            return watchdog.await(STOP).errors();
        } catch (UpkeepException e) {
            // It was stopped by force; what it left undone comes next.
            return e.getMessage();
        }
    }
}
