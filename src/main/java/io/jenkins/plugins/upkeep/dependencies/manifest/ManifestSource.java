package io.jenkins.plugins.upkeep.dependencies.manifest;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that names packages, with all that it holds. */
final class ManifestSource {
    private static final int LARGEST = 64 * 1024 * 1024;
    private static final char MARK = '\ufeff';

    private final Path file;
    private final byte[] content;

    private ManifestSource(Path file, byte[] content) {
        this.file = file;
        this.content = content;
    }

    /** Reads regular files only: a pipe or a device may never end. */
    static ManifestSource read(Path file) throws UpkeepException {
        if (!Files.exists(file)) {
            throw new UpkeepException(file + ": does not exist; name a file that lists packages");
        }
        if (!Files.isRegularFile(file)) {
            throw new UpkeepException(file + ": is no file; name a file that lists packages");
        }
        try (var stream = Files.newInputStream(file)) {
            return limited(file, stream.readNBytes(LARGEST + 1));
        } catch (IOException e) {
            throw new UpkeepException(file + ": cannot be read; check its rights", e);
        }
    }

    private static ManifestSource limited(Path file, byte[] content) throws UpkeepException {
        if (content.length > LARGEST) {
            throw new UpkeepException(file + ": is larger than 64 MiB; no list of packages is");
        }
        return new ManifestSource(file, content);
    }

    Path file() {
        return file;
    }

    InputStream stream() {
        return new ByteArrayInputStream(content);
    }

    /** The text, as UTF-8 or, where it begins with the mark of it, as UTF-16, which some shells write. */
    String text() throws UpkeepException {
        try {
            var text = charset().newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return requireText(text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1));
        } catch (CharacterCodingException e) {
            throw problem("is not text in UTF-8; save it as such", e);
        }
    }

    private Charset charset() {
        var first = content.length < 2 ? 0 : ((content[0] & 0xff) << 8) | (content[1] & 0xff);
        return first == 0xfffe || first == 0xfeff ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private String requireText(String text) throws UpkeepException {
        if (text.indexOf('\0') >= 0) {
            throw problem("is no text; name a file that lists packages");
        }
        return text;
    }

    /** The first character that is no space, where all characters up to there are of one byte; else 0. */
    char first() {
        for (var each : content) {
            if (each > ' ') {
                return (char) each;
            }
        }
        return 0;
    }

    UpkeepException problem(String text) {
        return new UpkeepException(file + ": " + text);
    }

    UpkeepException problem(String text, Exception cause) {
        return new UpkeepException(file + ": " + text, cause);
    }
}
