package io.jenkins.plugins.upkeep.system.codec;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a file back as it is stored, hashes it, and gives its decompressed content. What the digest says is known only
 * after the end has been read. For one thread.
 */
public final class CompressedDownload extends InputStream {
    private final Hashed stored;
    private final InputStream plain;
    private long plainSize;

    /**
     * @param stored the file's bytes; closed with this
     * @param compressed whether they are compressed
     * @throws IOException when they cannot be read
     */
    public CompressedDownload(InputStream stored, boolean compressed) throws IOException {
        this.stored = new Hashed(stored);
        this.plain = compressed ? new ZstdInputStreamNoFinalizer(this.stored) : this.stored;
    }

    /** What the stored bytes' own stream could not read is passed on; what fails after that is the decoder's word on them. */
    private int decode(byte[] target, int offset, int length) throws IOException {
        try {
            return plain.read(target, offset, length);
        } catch (IOException e) {
            throw stored.failed ? e : new UndecodableException(e);
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var count = decode(target, offset, length);
        plainSize += Math.max(count, 0);
        return count;
    }

    /**
     * Reads what is left, and gives size and digest of all.
     *
     * @throws UndecodableException when what was read cannot be decompressed
     * @throws IOException when it cannot be read
     */
    public CompressedUpload.Packed finish() throws IOException {
        var rest = new byte[64 << 10];
        while (read(rest, 0, rest.length) >= 0) {
            // Only counted and hashed.
        }
        while (stored.read(rest, 0, rest.length) >= 0) {
            // What stands behind the end of the compressed stream is hashed too.
        }
        return new CompressedUpload.Packed(plainSize, stored.size, stored.sha.hex());
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }

    /** Hashes and counts what passes by. */
    private static final class Hashed extends FilterInputStream {
        private final Sha256 sha = new Sha256();
        private long size;
        private boolean failed;

        Hashed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = pass(target, offset, length);
            if (count > 0) {
                sha.update(target, offset, count);
                size += count;
            }
            return count;
        }

        private int pass(byte[] target, int offset, int length) throws IOException {
            try {
                return in.read(target, offset, length);
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }
    }
}
