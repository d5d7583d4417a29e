package io.jenkins.plugins.upkeep.review.performance.past;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import io.jenkins.plugins.upkeep.system.store.MissingFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;

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

    /** A file whose content nobody could look at: nothing says that it is damaged. */
    static final class UnreadableException extends UpkeepException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message, Exception cause) {
            super(message, cause);
        }
    }

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

    /**
     * @return its text, all of it; empty when it was removed meanwhile, as old builds are
     * @throws UnreadableException when it is there and may not be read
     * @throws UpkeepException when it is none of ours
     */
    Optional<String> text() throws UpkeepException {
        try (var stream = opened()) {
            var bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UpkeepException(name + ": is larger than any report or history; move it away");
            }
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (NoSuchFileException | MissingFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UnreadableException(
                    name + ": cannot be read (" + FileTrouble.reason(e) + "); check its rights", e);
        }
    }

    private InputStream opened() throws UpkeepException, IOException {
        try {
            return opening.open();
        } catch (MissingFileException e) {
            throw e;
        } catch (UpkeepException e) {
            throw new UnreadableException(e.getMessage(), e);
        }
    }
}
