package io.jenkins.plugins.upkeep.system.codec;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files that may be compressed. */
public final class PlainInput {
    private static final int BLOCK = 64 << 10;

    private PlainInput() {}

    /**
     * @param file a file; one that ends in {@code .gz} or {@code .zst} is decompressed
     * @return its plain content; what is wrong with its compression shows as an {@link IOException} while it is read
     * @throws UpkeepException when it cannot be opened
     */
    public static InputStream open(Path file) throws UpkeepException {
        try {
            return decompressed(file.getFileName().toString(), Files.newInputStream(file));
        } catch (IOException e) {
            throw new UpkeepException(file + ": cannot be read (" + FileTrouble.reason(e) + "); check its rights", e);
        }
    }

    private static InputStream decompressed(String name, InputStream content) throws IOException {
        if (name.endsWith(".zst")) {
            return new ZstdInput(content);
        }
        if (!name.endsWith(".gz")) {
            return content;
        }
        try {
            return new GZIPInputStream(content, BLOCK);
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }
}
