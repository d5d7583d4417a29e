package io.jenkins.plugins.upkeep.system.codec;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Decompresses a stream by way of buffers outside of Java's heap. The library's own stream hands its arrays to native code,
 * which holds the garbage collector up: with many streams at once what other threads allocate meanwhile then ends in old
 * memory, which grows to many times of what is in use. For one thread.
 */
final class ZstdInput extends InputStream {
    private static final int BLOCK = 64 << 10;

    private final InputStream source;
    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
    private final byte[] block = new byte[BLOCK];
    private final ByteBuffer packed = NativeBuffers.take().limit(0);
    private final ByteBuffer plain = NativeBuffers.take().limit(0);
    private boolean atEndOfFrame = true;
    private boolean mayHoldMore;
    private boolean closed;

    /**
     * @param source compressed frames, one after the other; closed with this
     */
    ZstdInput(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("is closed");
        }
        if (length == 0) {
            return 0;
        }
        while (!plain.hasRemaining()) {
            if (!decompress()) {
                return -1;
            }
        }
        var count = Math.min(length, plain.remaining());
        plain.get(target, offset, count);
        return count;
    }

    /** Whether there was anything left to decompress. */
    private boolean decompress() throws IOException {
        if (!packed.hasRemaining() && !mayHoldMore && !refill()) {
            if (atEndOfFrame) {
                return false;
            }
            throw new EOFException("the compressed stream ends in the middle");
        }
        plain.clear();
        try {
            atEndOfFrame = zstd.decompressDirectByteBufferStream(plain, packed);
        } catch (ZstdException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            plain.flip();
        }
        // What filled the buffer to its brim may have left something in the library.
        mayHoldMore = !atEndOfFrame && plain.limit() == plain.capacity();
        return true;
    }

    private boolean refill() throws IOException {
        var count = source.read(block, 0, block.length);
        packed.clear().put(block, 0, Math.max(count, 0)).flip();
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            zstd.close();
            NativeBuffers.giveBack(packed);
            NativeBuffers.giveBack(plain);
        }
        source.close();
    }
}
