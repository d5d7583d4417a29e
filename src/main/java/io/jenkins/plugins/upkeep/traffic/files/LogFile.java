package io.jenkins.plugins.upkeep.traffic.files;

import io.jenkins.plugins.upkeep.system.codec.CompressedDownload;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A file of a log, as it was when it was found; what is written to it afterwards is left for the next time.
 *
 * @param path where it is
 * @param size its size
 * @param modified when it was last written to
 * @param packing how it is compressed, by its first bytes
 */
public record LogFile(Path path, long size, Instant modified, Packing packing) {
    private static final int BLOCK = 64 << 10;

    /** How a file is compressed. */
    enum Packing {
        PLAIN,
        GZIP,
        ZSTD;

        static Packing of(byte[] start) {
            if (start.length >= 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b) {
                return GZIP;
            }
            var isZstd = start.length >= 4
                    && (start[0] & 0xff) == 0x28
                    && (start[1] & 0xff) == 0xb5
                    && (start[2] & 0xff) == 0x2f
                    && (start[3] & 0xff) == 0xfd;
            return isZstd ? ZSTD : PLAIN;
        }
    }

    /** Looks at a file; fails when it cannot be read. */
    static LogFile at(Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        try (var stream = Files.newInputStream(path)) {
            var packing = Packing.of(stream.readNBytes(4));
            return new LogFile(
                    path, attributes.size(), attributes.lastModifiedTime().toInstant(), packing);
        }
    }

    boolean isPlain() {
        return packing == Packing.PLAIN;
    }

    /** The content of a compressed file. */
    InputStream open() throws IOException {
        var stored = new BufferedInputStream(Files.newInputStream(path), BLOCK);
        try {
            return packing == Packing.GZIP
                    ? new GZIPInputStream(stored, BLOCK)
                    : new CompressedDownload(stored, true, Optional.empty());
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }
}
