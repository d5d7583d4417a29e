package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * How much room a restore into a throwaway cluster takes at most: tables and indexes, the write-ahead log, the files by
 * which indexes are sorted, and an empty cluster.
 *
 * @param needed all of it
 */
public record RestoreSpace(Bytes needed) {
    private static final long MOST_LOG = 2L << 30;
    private static final long EMPTY_CLUSTER = 64L << 20;

    /**
     * @param size how large the database is on its server, with indexes, in bytes
     * @param tables how large the rows of each table are, in bytes
     * @param connections how many indexes are made at once
     * @return the room
     */
    public static RestoreSpace of(long size, List<Long> tables, int connections) {
        var sorted = tables.stream()
                .sorted(Comparator.reverseOrder())
                .limit(connections)
                .mapToLong(Long::longValue)
                .sum();
        var log = Math.min(MOST_LOG, size);
        return new RestoreSpace(new Bytes(size + log + Math.min(sorted, size) + EMPTY_CLUSTER));
    }

    /**
     * @return the folder that throwaway clusters are made in
     */
    public static Path usual() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /**
     * Demands that there is so much room.
     *
     * @param base the folder that the cluster's own folder is made in
     * @throws UpkeepException when there is less
     */
    public void require(Path base) throws UpkeepException {
        var free = new Bytes(base.toFile().getUsableSpace());
        if (free.count() < needed.count()) {
            throw new UpkeepException("folder " + base + ": " + free + " free, a restore of the database needs up to "
                    + needed + "; free some or set TMPDIR to a larger disk");
        }
    }
}
