package io.jenkins.plugins.upkeep.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A small ext4 whose medium is a file, so that the medium can change under the system's cache. It needs a root that may mount. */
public final class LoopDisk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path image;
    private final Path folder;

    private LoopDisk(Path image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    /** Mounts one; the test is skipped, with the reason, where that is not allowed. */
    public static LoopDisk in(Path parent) throws Exception {
        var image = parent.resolve("medium");
        var folder = Files.createDirectory(parent.resolve("disk"));
        var script = "truncate -s 16M " + image + " && mkfs.ext4 -q -F " + image + " && mount -o loop " + image + " "
                + folder;
        var result = Command.of("sh", "-c", script).run(PATIENCE);
        assumeThat(result.status())
                .as("a file can be mounted as a disk here: %s", result.complaint())
                .isZero();
        return new LoopDisk(image, folder);
    }

    /** Where it is mounted. */
    public Path folder() {
        return folder;
    }

    /** Changes each occurrence of some bytes on the medium, which the system's cache does not notice. */
    public void change(String from, String to) throws Exception {
        Command.of("sync").output(PATIENCE);
        var script = "LC_ALL=C sed 's/" + from + "/" + to + "/g' " + image + " >" + image + ".new && dd if=" + image
                + ".new of=" + image + " bs=1M oflag=direct conv=notrunc,fsync";
        var result = Command.of("sh", "-c", script).run(PATIENCE);
        if (!result.succeeded()) {
            throw new IOException("the medium of a test cannot be changed: " + result.complaint());
        }
    }

    @Override
    public void close() throws UpkeepException {
        try {
            Command.of("umount", folder.toString()).output(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
