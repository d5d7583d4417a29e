package io.jenkins.plugins.upkeep.testing;

import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and its server, and breaks all connections, without a farewell, after so many bytes. */
public final class CutProxy implements AutoCloseable {
    private final ServerSocket entrance;
    private final DatabaseAddress server;
    private final AtomicLong left;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private CutProxy(ServerSocket entrance, DatabaseAddress server, long bytes) {
        this.entrance = entrance;
        this.server = server;
        this.left = new AtomicLong(bytes);
    }

    /**
     * Starts one.
     *
     * @param server where it leads
     * @param bytes how many bytes of the server's it lets through, over all connections
     */
    public static CutProxy before(DatabaseAddress server, long bytes) {
        try {
            var proxy = new CutProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server, bytes);
            daemon(proxy::admit);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("a test's proxy cannot be opened", e);
        }
    }

    /** The server's database, reached through this proxy. */
    public DatabaseAddress address() {
        return new DatabaseAddress(
                "127.0.0.1",
                entrance.getLocalPort(),
                server.database(),
                server.user(),
                server.password(),
                server.parameters());
    }

    /** Whether the connections were broken. */
    public boolean hasCut() {
        return left.get() <= 0;
    }

    private void admit() {
        try {
            while (true) {
                var client = entrance.accept();
                var inner = new Socket(server.host(), server.port());
                sockets.addAll(List.of(client, inner));
                daemon(() -> pass(client, inner, false));
                daemon(() -> pass(inner, client, true));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void pass(Socket from, Socket to, boolean counted) {
        var buffer = new byte[4096];
        try (from;
                to) {
            for (int length = from.getInputStream().read(buffer);
                    length >= 0;
                    length = from.getInputStream().read(buffer)) {
                if (counted && left.addAndGet(-length) <= 0) {
                    cut();
                }
                to.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException e) {
            // One side has ended, or all were cut.
        }
    }

    private void cut() throws IOException {
        entrance.close();
        for (var socket : sockets) {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException("a test's proxy cannot be closed", e);
        }
    }
}
