package io.jenkins.plugins.upkeep.system.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of an answer as a stream, of which no more is taken from the line than is read. Java's own one forgets that its reader
 * was told to stop while it waits for the next byte; this one ends with an {@link InterruptedIOException} and leaves the thread
 * interrupted. Read by one thread; closed by any.
 */
final class BodyStream extends InputStream implements HttpResponse.BodySubscriber<InputStream> {
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final AtomicReference<Flow.Subscription> line = new AtomicReference<>();
    private Iterator<ByteBuffer> pieces = Collections.emptyIterator();
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private volatile boolean closed;

    /**
     * What came.
     *
     * @param pieces of the body; none at its end
     * @param problem why nothing more comes, when that is before its end
     */
    private record Arrival(List<ByteBuffer> pieces, Optional<Throwable> problem) {}

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        line.set(subscription);
        if (closed) {
            subscription.cancel();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> some) {
        arrivals.add(new Arrival(some, Optional.empty()));
    }

    @Override
    public void onError(Throwable problem) {
        arrivals.add(new Arrival(List.of(), Optional.of(problem)));
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival(List.of(), Optional.empty()));
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (!piece.hasRemaining()) {
            if (!advance()) {
                return -1;
            }
        }
        var count = Math.min(length, piece.remaining());
        piece.get(target, offset, count);
        return count;
    }

    /** Whether there is a further piece, which may be empty. */
    private boolean advance() throws IOException {
        if (closed) {
            throw new IOException("the answer is closed");
        }
        if (!pieces.hasNext()) {
            var arrival = next();
            if (arrival.problem().isPresent()) {
                arrivals.add(arrival);
                throw failed(arrival.problem().get());
            }
            if (arrival.pieces().isEmpty()) {
                onComplete();
                return false;
            }
            pieces = arrival.pieces().iterator();
            line.get().request(1);
        }
        piece = pieces.next();
        return true;
    }

    /** Java says nothing of some broken connections. */
    private static IOException failed(Throwable problem) {
        var said = problem.getMessage();
        return new IOException(said == null ? "the connection ended within the answer" : said, problem);
    }

    private Arrival next() throws IOException {
        try {
            return arrivals.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            var problem = new InterruptedIOException("told to stop while reading an answer");
            problem.initCause(e);
            throw problem;
        }
    }

    @Override
    public void close() {
        closed = true;
        Optional.ofNullable(line.get()).ifPresent(Flow.Subscription::cancel);
        onError(new IOException("the answer is closed"));
    }
}
