package io.jenkins.plugins.upkeep.security.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A server on a free port of this machine; each connection is served by a thread of its own. */
final class TestServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Conversation conversation;

    private TestServer(ServerSocket socket, Conversation conversation) {
        this.socket = socket;
        this.conversation = conversation;
    }

    /** What a server does with a connection. */
    @FunctionalInterface
    interface Conversation {
        void with(Socket connection) throws IOException, InterruptedException;
    }

    static TestServer raw(Conversation conversation) throws Exception {
        return start(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), conversation);
    }

    /** A server of Java's own TLS, with these versions of the protocol; none for those that Java takes. */
    static TestServer tls(KeyStore keys, String... versions) throws Exception {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, TestCertificate.PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        if (versions.length > 0) {
            socket.setEnabledProtocols(versions);
        }
        return start(socket, TestServer::handshake);
    }

    private static void handshake(Socket connection) throws IOException {
        ((SSLSocket) connection).startHandshake();
        connection.getInputStream().read();
    }

    private static TestServer start(ServerSocket socket, Conversation conversation) {
        var server = new TestServer(socket, conversation);
        daemon(server::accept);
        return server;
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "test server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                var connection = socket.accept();
                daemon(() -> serve(connection));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            conversation.with(connection);
        } catch (IOException | InterruptedException e) {
            // The client went away, or spoke what this server does not.
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    String place() {
        return "localhost:" + port();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
