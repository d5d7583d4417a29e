package io.jenkins.plugins.upkeep.health.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Reads the certificates that a server presents, whether or not they are trusted: only so can be said when an untrusted
 * one expires. Nothing but the handshake is ever sent over such a connection, and nothing is read from it.
 */
final class PresentedChain extends X509ExtendedTrustManager {
    private volatile List<X509Certificate> chain = List.of();

    private PresentedChain() {}

    /** As the server presents it, its own certificate first; never empty. The socket is the caller's to close. */
    static List<X509Certificate> read(Socket socket, Endpoint endpoint) throws IOException, GeneralSecurityException {
        var recorder = new PresentedChain();
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {recorder}, null);
        var patience = (int) Duration.ofSeconds(5).toMillis();
        socket.connect(new InetSocketAddress(endpoint.url().getHost(), endpoint.port()), patience);
        socket.setSoTimeout(patience);
        var factory = context.getSocketFactory();
        try (var secure =
                (SSLSocket) factory.createSocket(socket, endpoint.url().getHost(), endpoint.port(), true)) {
            secure.startHandshake();
        } catch (IOException e) {
            // A server that also wants a certificate of ours ends the handshake after it has shown its own.
            if (recorder.chain.isEmpty()) {
                throw e;
            }
        }
        return recorder.chain;
    }

    private void record(X509Certificate[] certificates) {
        chain = List.of(certificates);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authentication) {
        record(certificates);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authentication, Socket socket) {
        record(certificates);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authentication, SSLEngine engine) {
        record(certificates);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authentication) {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authentication, Socket socket) {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authentication, SSLEngine engine) {
        throw noServer();
    }

    private static UnsupportedOperationException noServer() {
        return new UnsupportedOperationException("certificates of clients are not looked at");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
