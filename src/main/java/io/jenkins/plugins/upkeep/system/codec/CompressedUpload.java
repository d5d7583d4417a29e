package io.jenkins.plugins.upkeep.system.codec;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.age.AgeUpload;
import io.jenkins.plugins.upkeep.system.age.Recipient;
import io.jenkins.plugins.upkeep.system.store.Upload;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Compresses (zstd, with the frame's own checksum), encrypts (age, where recipients are given), hashes and stores a stream
 * in one pass, without a copy on the disk and with half a megabyte of memory however long the stream. For one thread.
 */
public final class CompressedUpload implements AutoCloseable {
    private final HashedUpload stored;
    private final Upload upload;
    private final ZstdCompressCtx zstd = new ZstdCompressCtx();
    private final ByteBuffer plain = NativeBuffers.take();
    private final ByteBuffer packed = NativeBuffers.take();
    private long plainSize;
    private boolean closed;

    private CompressedUpload(HashedUpload stored, Upload upload, int level) {
        this.stored = stored;
        this.upload = upload;
        zstd.setLevel(level).setChecksum(true);
    }

    /**
     * Begins a stream.
     *
     * @param target where the compressed and encrypted stream goes; closed with the result, also when there is none
     * @param level zstd's level, 1 to 19
     * @param recipients who can read it; everybody where there are none
     * @throws UpkeepException when the target does not take the header of what is encrypted
     */
    public static CompressedUpload to(Upload target, int level, List<Recipient> recipients) throws UpkeepException {
        var stored = new HashedUpload(target);
        return new CompressedUpload(stored, recipients.isEmpty() ? stored : AgeUpload.of(stored, recipients), level);
    }

    /** Takes in a whole array. */
    public void write(byte[] data) throws UpkeepException {
        write(data, 0, data.length);
    }

    /**
     * Takes in a part of an array.
     *
     * @throws UpkeepException when the store does not take what was written
     */
    public void write(byte[] data, int offset, int length) throws UpkeepException {
        requireOpen();
        plainSize += length;
        int done = 0;
        while (done < length) {
            var part = Math.min(plain.remaining(), length - done);
            plain.put(data, offset + done, part);
            done += part;
            if (!plain.hasRemaining()) {
                compress(EndDirective.CONTINUE);
            }
        }
    }

    /**
     * @return how many bytes were taken in so far
     */
    public long plainSize() {
        return plainSize;
    }

    /**
     * Writes the end of the stream and makes the file appear in the store.
     *
     * @return what was stored
     * @throws UpkeepException when the store does not take it
     */
    public Packed finish() throws UpkeepException {
        requireOpen();
        compress(EndDirective.END);
        upload.commit();
        return new Packed(plainSize, stored.size(), stored.sha256());
    }

    /** The buffers of a closed one may be another's by now. */
    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("a stream of a backup was used after its end");
        }
    }

    private void compress(EndDirective directive) throws UpkeepException {
        plain.flip();
        boolean done;
        do {
            done = zstd.compressDirectByteBufferStream(packed, plain, directive);
            pass();
        } while (directive == EndDirective.END ? !done : plain.hasRemaining());
        plain.clear();
    }

    private void pass() throws UpkeepException {
        packed.flip();
        upload.write(packed);
        packed.clear();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            zstd.close();
            NativeBuffers.giveBack(plain);
            NativeBuffers.giveBack(packed);
        }
        upload.close();
    }

    /**
     * What became of a stream.
     *
     * @param plainSize how long it was, in bytes
     * @param storedSize how long it is in the store
     * @param sha256 the digest of what is in the store
     */
    public record Packed(long plainSize, long storedSize, String sha256) {}
}
