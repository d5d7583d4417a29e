package io.jenkins.plugins.upkeep.system.store.s3;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;
import software.amazon.awssdk.core.sync.RequestBody;

/** The bytes of one part, or of a file that has only one. Filled by one thread, then only read. */
final class PartContent {
    private static final String TYPE = "application/octet-stream";

    private final PartMemory memory;
    private final long limit;
    private final List<byte[]> pieces = new ArrayList<>();
    private final CRC32C checksum = new CRC32C();
    private long size;
    private boolean ended;

    /**
     * @param memory where the pieces come from, which has counted this part
     * @param limit when it is full, in bytes
     */
    PartContent(PartMemory memory, long limit) {
        this.memory = memory;
        this.limit = limit;
    }

    long size() {
        return size;
    }

    boolean isFull() {
        return size == limit;
    }

    /** Takes as much of the data as fits. */
    void fill(ByteBuffer data) {
        while (data.hasRemaining() && !isFull()) {
            var at = (int) (size % PartMemory.PIECE);
            if (at == 0) {
                pieces.add(memory.take());
            }
            var count = (int) Math.min(Math.min(data.remaining(), PartMemory.PIECE - at), limit - size);
            var piece = pieces.get(pieces.size() - 1);
            data.get(piece, at, count);
            checksum.update(piece, at, count);
            size += count;
        }
    }

    /** The checksum as S3 writes it: four bytes, the highest first, in base 64. */
    String crc32c() {
        return Base64.getEncoder().encodeToString(crc32cBytes());
    }

    byte[] crc32cBytes() {
        return ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
    }

    /** The content for a request, as often as it is tried. */
    RequestBody body() {
        return RequestBody.fromContentProvider(() -> new Reading(), size, TYPE);
    }

    /** Gives the memory back; only when no request can still read it. */
    void release() {
        if (!ended) {
            pieces.forEach(memory::giveBack);
            pieces.clear();
            end();
        }
    }

    /** Gives up memory that a request may still read: it is not used again. */
    void abandon() {
        if (!ended) {
            memory.forget(pieces.size());
            end();
        }
    }

    private void end() {
        ended = true;
        memory.end(limit);
    }

    private final class Reading extends InputStream {
        private long position;

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (position == size) {
                return -1;
            }
            var at = (int) (position % PartMemory.PIECE);
            var count = (int) Math.min(Math.min(length, PartMemory.PIECE - at), size - position);
            System.arraycopy(pieces.get((int) (position / PartMemory.PIECE)), at, target, offset, count);
            position += count;
            return count;
        }
    }
}
