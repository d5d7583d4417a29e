package io.jenkins.plugins.upkeep.system.store;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Aligned memory outside of the heap, used again and again: as many pieces as files were ever open at once. */
final class FreshBuffers {
    /** A multiple of the block size of all usual disks. */
    static final int BLOCK = 4 << 10;

    private static final int SIZE = 1 << 20;

    private final Queue<ByteBuffer> unused = new ConcurrentLinkedQueue<>();

    ByteBuffer take() {
        var buffer = unused.poll();
        return buffer == null
                ? ByteBuffer.allocateDirect(SIZE + BLOCK).alignedSlice(BLOCK).slice(0, SIZE)
                : buffer;
    }

    void giveBack(ByteBuffer buffer) {
        unused.add(buffer);
    }
}
