package io.jenkins.plugins.upkeep.system.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Keeps the certificates that a server shows in a handshake, whether or not they are trusted: only so can be said what is wrong with
 * them. Nothing may be sent over a connection that was made with it. For one handshake.
 */
public final class CertificateRecorder extends X509ExtendedTrustManager {
    private volatile List<X509Certificate> chain = List.of();

    /**
     * @return the certificates as the server shows them, its own first; empty when it has shown none yet
     */
    public List<X509Certificate> chain() {
        return chain;
    }

    /**
     * @return what makes connections that are recorded here
     * @throws GeneralSecurityException when this Java has no TLS
     */
    public SSLContext context() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {this}, null);
        return context;
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
