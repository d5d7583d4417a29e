package io.jenkins.plugins.upkeep.backup.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Carries bytes from one thread to one other through sixteen blocks of memory, used again and again. The writer waits for
 * a slow reader, and is told when the reader has gone.
 */
final class BlockPipe {
    static final int BLOCK_SIZE = 64 << 10;
    private static final int BLOCKS = 16;

    private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS + 1);
    private volatile boolean readerGone;

    BlockPipe() {
        for (int count = 0; count < BLOCKS; count++) {
            empty.add(new Block(BLOCK_SIZE));
        }
    }

    /** Hands on at most a block's length of bytes; false when nobody reads any more. */
    boolean write(byte[] bytes, int length) throws InterruptedException {
        var block = empty.take();
        if (!readerGone) {
            block.fill(bytes, length);
            full.put(block);
        }
        return !readerGone;
    }

    /** Tells the reader that nothing more comes. */
    void end() throws InterruptedException {
        full.put(new Block(0));
    }

    InputStream reader() {
        return new Reader();
    }

    private static final class Block {
        private final byte[] bytes;
        private int length;

        Block(int size) {
            bytes = new byte[size];
        }

        void fill(byte[] source, int count) {
            System.arraycopy(source, 0, bytes, 0, count);
            length = count;
        }
    }

    private final class Reader extends InputStream {
        private Block block;
        private int at;
        private boolean ended;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int most) throws IOException {
            if (ended || !advance()) {
                return -1;
            }
            int count = Math.min(most, block.length - at);
            System.arraycopy(block.bytes, at, target, from, count);
            at += count;
            return count;
        }

        private boolean advance() throws IOException {
            if (block == null || at == block.length) {
                release();
                block = take();
                at = 0;
                ended = block.length == 0;
            }
            return !ended;
        }

        private void release() {
            if (block != null) {
                empty.add(block);
                block = null;
            }
        }

        private Block take() throws IOException {
            try {
                return full.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("archive: reading was told to stop");
            }
        }

        @Override
        public void close() {
            readerGone = true;
            // Wakes a writer that waits for a block.
            empty.add(new Block(0));
        }
    }
}
