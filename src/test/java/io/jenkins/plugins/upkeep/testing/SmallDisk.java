package io.jenkins.plugins.upkeep.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Path;
import java.time.Duration;

/** A file system of its own in memory, gone when closed. It needs a root that may mount. */
public final class SmallDisk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one; the test is skipped, with the reason, where that is not allowed. */
    public static SmallDisk at(Path folder, String options) throws Exception {
        var result = Command.of("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString())
                .run(PATIENCE);
        assumeThat(result.status())
                .as("a small file system can be mounted here: %s", result.complaint())
                .isZero();
        return new SmallDisk(folder);
    }

    @Override
    public void close() throws UpkeepException {
        try {
            Command.of("umount", "--lazy", folder.toString()).output(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
