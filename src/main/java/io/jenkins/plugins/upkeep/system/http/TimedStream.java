package io.jenkins.plugins.upkeep.system.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A stream that ends with an error when it has not been read in time, also while it waits for the next byte. */
final class TimedStream extends FilterInputStream {
    private final Duration longest;
    private final CompletableFuture<Void> watch;
    private volatile boolean late;

    TimedStream(InputStream in, Duration longest) {
        super(in);
        this.longest = longest;
        this.watch = CompletableFuture.runAsync(
                this::end, CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void end() {
        late = true;
        try {
            in.close();
        } catch (IOException e) {
            // Whoever reads it is told anyway.
            late = true;
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            var count = super.read(target, offset, length);
            requireInTime(null);
            return count;
        } catch (IOException e) {
            requireInTime(e);
            throw e;
        }
    }

    private void requireInTime(IOException cause) throws IOException {
        if (late) {
            throw new IOException("not read within " + longest.toSeconds() + " s", cause);
        }
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        super.close();
    }
}
