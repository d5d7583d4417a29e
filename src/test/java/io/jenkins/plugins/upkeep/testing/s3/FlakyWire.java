package io.jenkins.plugins.upkeep.testing.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a server and resets some connections in the middle of what they carry. */
public final class FlakyWire implements AutoCloseable {
    private final ServerSocket entrance;
    private final URI server;
    private final long bytes;
    private final AtomicInteger cutsLeft;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private FlakyWire(ServerSocket entrance, URI server, long bytes, int cuts) {
        this.entrance = entrance;
        this.server = server;
        this.bytes = bytes;
        this.cutsLeft = new AtomicInteger(cuts);
    }

    /**
     * Starts one.
     *
     * @param server where it leads
     * @param bytes after how many bytes, of both directions together, a connection is reset
     * @param cuts how many connections are
     */
    public static FlakyWire before(S3Server server, long bytes, int cuts) {
        try {
            var entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var wire = new FlakyWire(entrance, server.endpoint(), bytes, cuts);
            daemon(wire::admit);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException("a test's wire cannot be opened", e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    /** How many connections may still be reset. */
    public int cutsLeft() {
        return Math.max(0, cutsLeft.get());
    }

    private void admit() {
        try {
            while (true) {
                var client = entrance.accept();
                var inner = new Socket(server.getHost(), server.getPort());
                sockets.addAll(List.of(client, inner));
                var left = new AtomicLong(bytes);
                daemon(() -> pass(client, inner, left, client));
                daemon(() -> pass(inner, client, left, client));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void pass(Socket from, Socket to, AtomicLong left, Socket client) {
        var buffer = new byte[8192];
        try (from;
                to) {
            for (int length = from.getInputStream().read(buffer);
                    length >= 0;
                    length = from.getInputStream().read(buffer)) {
                if (left.getAndAdd(-length) > 0 && left.get() <= 0 && cutsLeft.getAndDecrement() > 0) {
                    client.setSoLinger(true, 0);
                    client.close();
                }
                to.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException e) {
            // One side has ended.
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a test's wire cannot be closed", e);
        }
    }
}
