package io.jenkins.plugins.upkeep.health.http;

import io.jenkins.plugins.upkeep.system.http.CertificateRecorder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;

/**
 * Reads the certificates that a server presents, whether or not they are trusted: only so can be said when an untrusted
 * one expires. Nothing but the handshake is ever sent over such a connection, and nothing is read from it.
 */
final class PresentedChain {
    private PresentedChain() {}

    /** As the server presents it, its own certificate first; never empty. The socket is the caller's to close. */
    static List<X509Certificate> read(Socket socket, Endpoint endpoint) throws IOException, GeneralSecurityException {
        var recorder = new CertificateRecorder();
        var patience = (int) Duration.ofSeconds(5).toMillis();
        socket.connect(new InetSocketAddress(endpoint.url().getHost(), endpoint.port()), patience);
        socket.setSoTimeout(patience);
        var factory = recorder.context().getSocketFactory();
        try (var secure =
                (SSLSocket) factory.createSocket(socket, endpoint.url().getHost(), endpoint.port(), true)) {
            secure.startHandshake();
        } catch (IOException e) {
            // A server that also wants a certificate of ours ends the handshake after it has shown its own.
            if (recorder.chain().isEmpty()) {
                throw e;
            }
        }
        return recorder.chain();
    }
}
