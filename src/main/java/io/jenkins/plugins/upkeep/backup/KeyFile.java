package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.config.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files of keys, which are small. */
final class KeyFile {
    private static final int LARGEST = 64 << 10;

    private KeyFile() {}

    /**
     * @param source who names the file, for messages
     * @param file the file
     * @return its text; bytes that are none are replaced, and are no key then
     * @throws ConfigException when it cannot be read, or is too large to be one of keys
     */
    static String read(String source, Path file) throws ConfigException {
        if (!Files.exists(file)) {
            throw new ConfigException(source + ": does not exist; correct the path");
        }
        if (Files.isDirectory(file)) {
            throw new ConfigException(source + ": is a folder; name the file in it");
        }
        try (var stream = Files.newInputStream(file)) {
            var content = stream.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new ConfigException(source + ": is larger than 64 KiB, too large for keys; correct the path");
            }
            return new String(content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ConfigException(source + ": cannot be read; check its rights", e);
        }
    }
}
