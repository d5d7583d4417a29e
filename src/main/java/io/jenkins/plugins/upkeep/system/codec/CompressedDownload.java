package io.jenkins.plugins.upkeep.system.codec;

import io.jenkins.plugins.upkeep.system.age.AgeInput;
import io.jenkins.plugins.upkeep.system.age.Identities;
import io.jenkins.plugins.upkeep.system.age.NoKeyFitsException;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads a file back as it is stored, hashes it, and gives its decrypted and decompressed content. What the digest says is
 * known only after the end has been read. For one thread.
 */
public final class CompressedDownload extends InputStream {
    private final Hashed stored;
    private final InputStream packed;
    private final InputStream plain;
    private long plainSize;

    /**
     * @param stored the file's bytes; closed with this, also when this cannot be made
     * @param compressed whether they are compressed
     * @param keys what decrypts them; empty when they are not encrypted
     * @throws NoKeyFitsException when none of the keys does
     * @throws UndecodableException when they are not what age writes
     * @throws IOException when they cannot be read
     */
    public CompressedDownload(InputStream stored, boolean compressed, Optional<Identities> keys) throws IOException {
        this.stored = new Hashed(stored);
        this.packed = keys.isPresent() ? decrypted(keys.get()) : this.stored;
        this.plain = compressed ? new ZstdInput(packed) : packed;
    }

    private InputStream decrypted(Identities keys) throws IOException {
        try {
            return new AgeInput(stored, keys);
        } catch (NoKeyFitsException e) {
            stored.close();
            throw e;
        } catch (IOException e) {
            stored.close();
            throw explained(e);
        }
    }

    /** What the stored bytes' own stream could not read is passed on; what fails after that is the decoder's word on them. */
    private IOException explained(IOException problem) {
        return stored.failed ? problem : new UndecodableException(problem);
    }

    private int decode(InputStream decoder, byte[] target, int offset, int length) throws IOException {
        try {
            return decoder.read(target, offset, length);
        } catch (IOException e) {
            throw explained(e);
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var count = decode(plain, target, offset, length);
        plainSize += Math.max(count, 0);
        return count;
    }

    /**
     * Reads what is left, and gives size and digest of all.
     *
     * @throws UndecodableException when what was read cannot be decrypted or decompressed
     * @throws IOException when it cannot be read
     */
    public CompressedUpload.Packed finish() throws IOException {
        var rest = new byte[64 << 10];
        while (read(rest, 0, rest.length) >= 0) {
            // Only counted and hashed.
        }
        while (decode(packed, rest, 0, rest.length) >= 0) {
            // Only the end of what is encrypted tells that nothing is missing there.
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
