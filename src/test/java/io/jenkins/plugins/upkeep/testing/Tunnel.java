package io.jenkins.plugins.upkeep.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Leads from a port of its own to a server, and lets somebody watch what passes. */
public final class Tunnel implements AutoCloseable {
    private final ServerSocket entrance;
    private final String host;
    private final int port;
    private final Watch watch;
    private final List<Link> links = new CopyOnWriteArrayList<>();

    private Tunnel(ServerSocket entrance, String host, int port, Watch watch) {
        this.entrance = entrance;
        this.host = host;
        this.port = port;
        this.watch = watch;
    }

    /** Is told of bytes before they go on, and may cut connections. */
    @FunctionalInterface
    public interface Watch {
        /**
         * @param tunnel what they pass
         * @param link their connection
         * @param fromServer whether they come from the server
         * @param length how many
         */
        void passing(Tunnel tunnel, Link link, boolean fromServer, int length) throws IOException;
    }

    /** A connection through the tunnel; each is another one. */
    public static final class Link {
        private final Socket client;
        private final Socket server;

        private Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /** Breaks it towards the client, without a farewell. */
        public void reset() throws IOException {
            reset(client);
        }

        private void resetBoth() throws IOException {
            reset(client);
            reset(server);
        }

        private static void reset(Socket socket) throws IOException {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        }
    }

    /** Opens one. */
    public static Tunnel to(String host, int port, Watch watch) {
        try {
            var tunnel = new Tunnel(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), host, port, watch);
            daemon(tunnel::admit);
            return tunnel;
        } catch (IOException e) {
            throw new UncheckedIOException("a test's tunnel cannot be opened", e);
        }
    }

    /** Where it begins, on the loopback interface. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Breaks all connections, and takes no more. */
    public void cut() throws IOException {
        entrance.close();
        for (var link : links) {
            link.resetBoth();
        }
    }

    private void admit() {
        try {
            while (true) {
                var link = new Link(entrance.accept(), new Socket(host, port));
                links.add(link);
                daemon(() -> pass(link, false));
                daemon(() -> pass(link, true));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void pass(Link link, boolean fromServer) {
        var buffer = new byte[8192];
        try (var from = fromServer ? link.server : link.client;
                var to = fromServer ? link.client : link.server) {
            for (int length = from.getInputStream().read(buffer);
                    length >= 0;
                    length = from.getInputStream().read(buffer)) {
                watch.passing(this, link, fromServer, length);
                to.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException e) {
            // One side has ended, or was cut.
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "tunnel");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException("a test's tunnel cannot be closed", e);
        }
    }
}
