package io.jenkins.plugins.upkeep.backup.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Reads the blocks of an archive. */
final class TarInput {
    private final InputStream stream;
    private final byte[] buffer = new byte[64 << 10];

    TarInput(InputStream stream) {
        this.stream = stream;
    }

    byte[] block() throws IOException {
        return bytes(TarHeader.BLOCK);
    }

    byte[] bytes(int length) throws IOException {
        var bytes = stream.readNBytes(length);
        if (bytes.length < length) {
            throw truncated();
        }
        return bytes;
    }

    void digest(long length, MessageDigest digest) throws IOException {
        for (long left = length; left > 0; ) {
            int count = stream.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw truncated();
            }
            digest.update(buffer, 0, count);
            left -= count;
        }
    }

    /** Skips what fills the last block of a content. */
    void pad(long length) throws IOException {
        bytes((int) (-length & (TarHeader.BLOCK - 1)));
    }

    void drain() throws IOException {
        // Only zeros follow the end of an archive, but the writer must not be kept waiting.
        stream.transferTo(OutputStream.nullOutputStream());
    }

    private static DamagedArchiveException truncated() {
        return new DamagedArchiveException("the archive ends in the middle");
    }
}
