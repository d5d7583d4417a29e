package io.jenkins.plugins.upkeep.testing.s3;

import io.jenkins.plugins.upkeep.testing.Tunnel;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a server and resets some connections in the middle of what they carry. */
public final class FlakyWire implements AutoCloseable {
    private final long bytes;
    private final AtomicInteger cutsLeft;
    private final Map<Tunnel.Link, AtomicLong> left = new ConcurrentHashMap<>();
    private final Tunnel tunnel;

    private FlakyWire(URI server, long bytes, int cuts) {
        this.bytes = bytes;
        this.cutsLeft = new AtomicInteger(cuts);
        this.tunnel = Tunnel.to(server.getHost(), server.getPort(), this::count);
    }

    /**
     * Starts one.
     *
     * @param server where it leads
     * @param bytes after how many bytes, of both directions together, a connection is reset
     * @param cuts how many connections are
     */
    public static FlakyWire before(S3Server server, long bytes, int cuts) {
        return new FlakyWire(server.endpoint(), bytes, cuts);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + tunnel.port());
    }

    /** How many connections may still be reset. */
    public int cutsLeft() {
        return Math.max(0, cutsLeft.get());
    }

    private void count(Tunnel passed, Tunnel.Link link, boolean fromServer, int length) throws IOException {
        var before = left.computeIfAbsent(link, any -> new AtomicLong(bytes)).getAndAdd(-length);
        if (before > 0 && before <= length && cutsLeft.getAndDecrement() > 0) {
            link.reset();
        }
    }

    @Override
    public void close() {
        tunnel.close();
    }
}
