package io.jenkins.plugins.upkeep.system.redis;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Opens the socket: with time limits, and with TLS that checks the server's certificate and name. */
final class RedisSocket implements JedisSocketFactory {
    private static final int CONNECT_MILLIS = 10_000;

    private final RedisAddress address;
    private final Duration patience;
    private volatile Socket opened;
    private volatile boolean aborted;

    RedisSocket(RedisAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    @Override
    public Socket createSocket() {
        var socket = new Socket();
        opened = socket;
        try {
            if (aborted) {
                throw new IOException("given up");
            }
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.setSoTimeout(CONNECT_MILLIS);
            socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
            var ready = address.tls() ? encrypted(socket) : socket;
            ready.setSoTimeout(Math.toIntExact(patience.toMillis()));
            return ready;
        } catch (IOException | GeneralSecurityException e) {
            close(socket, e);
            throw new JedisConnectionException(OneLine.of(e.getMessage()), e);
        }
    }

    /** Ends whatever waits for the server, from another thread. The plain socket is closed: TLS would take its leave first. */
    void abort() {
        aborted = true;
        var socket = opened;
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // Then it is broken already, and its time limit frees the thread.
        }
    }

    private static void close(Socket socket, Exception problem) {
        try {
            socket.close();
        } catch (IOException e) {
            problem.addSuppressed(e);
        }
    }

    private Socket encrypted(Socket socket) throws IOException, GeneralSecurityException {
        var context = address.authorities().isPresent()
                ? trusting(address.authorities().get())
                : SSLContext.getDefault();
        var encrypted =
                (SSLSocket) context.getSocketFactory().createSocket(socket, address.host(), address.port(), true);
        var rules = encrypted.getSSLParameters();
        rules.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(rules);
        encrypted.startHandshake();
        return encrypted;
    }

    private static SSLContext trusting(Path file) throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        int number = 0;
        for (var certificate : certificates(file)) {
            number++;
            trusted.setCertificateEntry("authority " + number, certificate);
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        try (var stream = new ByteArrayInputStream(Files.readAllBytes(file))) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(stream);
            if (certificates.isEmpty()) {
                throw new CertificateException("it is empty");
            }
            return certificates;
        } catch (CertificateException e) {
            throw new CertificateException(file + ": holds no certificates in PEM form", e);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be read", e);
        }
    }
}
