package io.jenkins.plugins.upkeep.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A connection to a mail server that is cut when its time is over, whatever it waits for. */
final class MailLine implements AutoCloseable {
    private final Socket plain;
    private final Socket socket;
    private final CompletableFuture<Void> watch;
    private volatile boolean cut;

    private MailLine(MailServer server, Duration limit) throws IOException {
        plain = new Socket();
        watch = CompletableFuture.runAsync(
                this::cut, CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
        try {
            plain.connect(new InetSocketAddress(server.address(), server.port()), Math.toIntExact(limit.toMillis()));
            plain.setSoTimeout(Math.toIntExact(limit.toMillis()));
            socket = server.isTls() ? encrypted(plain, server) : plain;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    static MailLine open(MailServer server, Duration limit) throws IOException {
        return new MailLine(server, limit);
    }

    private static Socket encrypted(Socket plain, MailServer server) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var encrypted = (SSLSocket) factory.createSocket(plain, server.host(), server.port(), true);
        var parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private void cut() {
        cut = true;
        close();
    }

    /** Whether its time was over. */
    boolean isCut() {
        return cut;
    }

    Socket socket() {
        return socket;
    }

    /** This machine's address as the server sees it. */
    InetAddress own() {
        return plain.getLocalAddress();
    }

    @Override
    public void close() {
        watch.cancel(false);
        try {
            plain.close();
        } catch (IOException e) {
            // There is nobody left whom this could harm: the mail was taken before, or it was not.
            cut = true;
        }
    }
}
