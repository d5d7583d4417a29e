package io.jenkins.plugins.upkeep.system.store;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/**
 * Reads a file past the system's cache, as the disk or the server of a network folder has it. For one thread.
 *
 * <p>Such reads begin at a multiple of the block size and need memory that is aligned likewise. After a read that was
 * short, the next one begins at the block before and leaves out what was seen.
 */
final class FreshInput extends InputStream {
    private static final Pattern REFUSAL = Pattern.compile("Invalid argument|not supported|block size");

    private final FileChannel channel;
    private final FreshBuffers buffers;
    private final ByteBuffer buffer;
    private long next;

    private FreshInput(FileChannel channel, FreshBuffers buffers) {
        this.channel = channel;
        this.buffers = buffers;
        this.buffer = buffers.take();
    }

    /**
     * Opens a file, in the ordinary way where its file system knows no other.
     *
     * @throws IOException when it cannot be opened, or its beginning not be read
     */
    static InputStream open(Path file, FreshBuffers buffers) throws IOException {
        try {
            return begun(
                    new FreshInput(FileChannel.open(file, StandardOpenOption.READ, ExtendedOpenOption.DIRECT), buffers),
                    file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            return Files.newInputStream(file);
        }
    }

    /** Some file systems refuse only what is read. Any other failure stands: the cache may still know what the disk lost. */
    private static InputStream begun(FreshInput input, Path file) throws IOException {
        try {
            input.fill();
            return input;
        } catch (IOException e) {
            input.close();
            if (REFUSAL.matcher(String.valueOf(e.getMessage())).find()) {
                return Files.newInputStream(file);
            }
            throw e;
        }
    }

    private void fill() throws IOException {
        var skip = (int) (next % FreshBuffers.BLOCK);
        buffer.clear();
        var count = channel.read(buffer, next - skip);
        buffer.position(Math.min(skip, Math.max(count, 0))).limit(Math.max(count, 0));
        next += buffer.remaining();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!buffer.hasRemaining()) {
            fill();
        }
        var count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        return count == 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            buffers.giveBack(buffer);
        }
    }
}
