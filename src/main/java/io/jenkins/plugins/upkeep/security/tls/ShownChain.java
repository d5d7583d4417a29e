package io.jenkins.plugins.upkeep.security.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Reads the certificates that a server shows, by a whole handshake and without trust in any of them: TLS 1.3 hides them
 * from all who do not come that far. No data follows the handshake.
 */
final class ShownChain extends X509ExtendedTrustManager {
    private volatile List<X509Certificate> chain = List.of();

    private ShownChain() {}

    /** As the server shows it, its own certificate first; empty when it shows none in time. */
    static List<X509Certificate> read(Call call) {
        var recorder = new ShownChain();
        try (var socket = call.connect()) {
            recorder.handshake(socket, call);
        } catch (IOException | GeneralSecurityException e) {
            // A server that wants a certificate of ours says so after it has shown its own; else there is nothing to
            // see.
            return recorder.chain;
        }
        return recorder.chain;
    }

    private void handshake(Socket socket, Call call) throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {this}, null);
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
        throw noClients();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authentication, Socket socket) {
        throw noClients();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authentication, SSLEngine engine) {
        throw noClients();
    }

    private static UnsupportedOperationException noClients() {
        return new UnsupportedOperationException("only servers are asked for certificates");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
