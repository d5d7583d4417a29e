package io.jenkins.plugins.upkeep.security.tls;

import io.jenkins.plugins.upkeep.system.http.CertificateRecorder;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Reads the certificates that a server shows, by a whole handshake and without trust in any of them: TLS 1.3 hides them
 * from all who do not come that far. No data follows the handshake.
 */
final class ShownChain {
    private ShownChain() {}

    /** As the server shows it, its own certificate first; empty when it shows none in time. */
    static List<X509Certificate> read(Call call) {
        var recorder = new CertificateRecorder();
        try (var socket = call.connect()) {
            handshake(socket, call, recorder.context());
        } catch (IOException | GeneralSecurityException e) {
            // A server that wants a certificate of ours says so after it has shown its own; else there is nothing to
            // see.
            return recorder.chain();
        }
        return recorder.chain();
    }

    private static void handshake(Socket socket, Call call, SSLContext context) throws IOException {
        var patience = (int) call.patience().toMillis();
        socket.setSoTimeout(patience);
        var end = new CompletableFuture<Void>()
                .completeOnTimeout(null, patience, TimeUnit.MILLISECONDS)
                .thenRun(() -> close(socket));
        var server = call.server();
        try (var secure =
                (SSLSocket) context.getSocketFactory().createSocket(socket, server.host(), server.port(), true)) {
            var parameters = secure.getSSLParameters();
            parameters.setServerNames(server.isAddress() ? List.of() : List.of(new SNIHostName(server.host())));
            secure.setSSLParameters(parameters);
            secure.startHandshake();
        } finally {
            end.cancel(false);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Then it is broken already, which ends the handshake as well.
        }
    }
}
