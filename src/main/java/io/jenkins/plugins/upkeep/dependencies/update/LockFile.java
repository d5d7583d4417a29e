package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A requirements file of pip as it was read.
 *
 * @param path the file, where symbolic links lead
 * @param text its text
 * @param sha256 the hash of its bytes
 */
record LockFile(Path path, RequirementsText text, String sha256) {
    private static final int LONGEST = 4 << 20;

    /**
     * Reads a file.
     *
     * @throws UpkeepException when it cannot be read, or is no text in UTF-8
     */
    static LockFile read(Path file) throws UpkeepException {
        var bytes = bytes(file);
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new LockFile(file.toRealPath(), RequirementsText.parse(text), Sha256.of(bytes));
        } catch (CharacterCodingException e) {
            throw new UpkeepException(file + ": is not text in UTF-8; save it as such", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The bytes of a file of a size that such files have. */
    static byte[] bytes(Path file) throws UpkeepException {
        try (var stream = Files.newInputStream(file)) {
            var bytes = stream.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new UpkeepException(file + ": is longer than 4 MiB; name a requirements file of pip");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new UpkeepException(file + ": is not there; correct updates.files", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UpkeepException unreadable(Path file, IOException reason) {
        return new UpkeepException(file + ": cannot be read (" + reason + "); check who may read it", reason);
    }

    /** The bytes after updates. */
    byte[] with(List<Update> updates) throws UpkeepException {
        return text.with(updates).getBytes(StandardCharsets.UTF_8);
    }

    String name() {
        return path.getFileName().toString();
    }
}
