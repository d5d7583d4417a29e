package io.jenkins.plugins.upkeep.system.codec;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Memory outside of the heap for native code, used again and again: Java frees such memory only when it clears up its old
 * memory, and a backup that keeps to little of that never makes it do so. As many pieces as were ever in use at once.
 */
final class NativeBuffers {
    private static final int SIZE = 256 << 10;
    private static final Queue<ByteBuffer> UNUSED = new ConcurrentLinkedQueue<>();

    private NativeBuffers() {}

    /** An empty piece, ready to be written to. */
    static ByteBuffer take() {
        var buffer = UNUSED.poll();
        return buffer == null ? ByteBuffer.allocateDirect(SIZE) : buffer.clear();
    }

    /** Gives a piece back, which its user does not touch any more. */
    static void giveBack(ByteBuffer buffer) {
        UNUSED.add(buffer);
    }
}
