package io.jenkins.plugins.upkeep.review.performance.past;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A file that earlier runs left behind.
 *
 * @param name what to call it in a message
 * @param path where it lies below its place, with {@code /} between the names
 * @param modified when it was written last
 * @param opening opens it
 */
record PastFile(String name, String path, Instant modified, Opening opening) {
    /** No report and no history that Upkeep wrote is larger, by far. */
    static final int MOST_BYTES = 16 << 20;

    /** Opens a file. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws UpkeepException, IOException;
    }

    /** The folder that it lies in; empty at the top. */
    String folder() {
        var end = path.lastIndexOf('/');
        return end < 0 ? "" : path.substring(0, end);
    }

    /** Its own name. */
    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Its text, all of it. */
    String text() throws UpkeepException {
        try (var stream = opening.open()) {
            var bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UpkeepException(name + ": is larger than any report or history; move it away");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UpkeepException(name + ": cannot be read (" + FileTrouble.reason(e) + "); check its rights", e);
        }
    }
}
