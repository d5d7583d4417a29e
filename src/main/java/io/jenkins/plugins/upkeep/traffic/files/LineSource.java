package io.jenkins.plugins.upkeep.traffic.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Where the bytes of a piece come from. For one thread. */
interface LineSource extends Closeable {
    /**
     * @return the number of bytes read; -1 at the end
     */
    int read(byte[] target, int offset, int length) throws IOException;

    /**
     * A plain file from a place on, up to its size when it was found.
     *
     * @param block memory outside of the heap, for use while this is open
     */
    static LineSource plain(LogFile file, long from, ByteBuffer block) throws IOException {
        var channel = FileChannel.open(file.path(), StandardOpenOption.READ);
        return new LineSource() {
            private long position = from;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                var wanted = (int) Math.min(Math.min(length, block.capacity()), file.size() - position);
                var count = wanted <= 0 ? -1 : channel.read(block.clear().limit(wanted), position);
                if (count > 0) {
                    block.flip().get(target, offset, count);
                    position += count;
                }
                return count;
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    /** A compressed file from its start. */
    static LineSource packed(LogFile file) throws IOException {
        InputStream stream = file.open();
        return new LineSource() {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return stream.read(target, offset, length);
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }
}
