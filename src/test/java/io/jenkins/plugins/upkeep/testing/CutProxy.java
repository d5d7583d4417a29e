package io.jenkins.plugins.upkeep.testing;

import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and its server, and breaks all connections, without a farewell, after so many bytes. */
public final class CutProxy implements AutoCloseable {
    private final DatabaseAddress server;
    private final AtomicLong left;
    private final Tunnel tunnel;

    private CutProxy(DatabaseAddress server, long bytes) {
        this.server = server;
        this.left = new AtomicLong(bytes);
        this.tunnel = Tunnel.to(server.host(), server.port(), this::count);
    }

    /**
     * Starts one.
     *
     * @param server where it leads
     * @param bytes how many bytes of the server's it lets through, over all connections
     */
    public static CutProxy before(DatabaseAddress server, long bytes) {
        return new CutProxy(server, bytes);
    }

    /** The server's database, reached through this proxy. */
    public DatabaseAddress address() {
        return new DatabaseAddress(
                "127.0.0.1", tunnel.port(), server.database(), server.user(), server.password(), server.parameters());
    }

    /** Whether the connections were broken. */
    public boolean hasCut() {
        return left.get() <= 0;
    }

    private void count(Tunnel passed, Tunnel.Link link, boolean fromServer, int length) throws IOException {
        if (fromServer && left.addAndGet(-length) <= 0) {
            passed.cut();
        }
    }

    @Override
    public void close() {
        tunnel.close();
    }
}
