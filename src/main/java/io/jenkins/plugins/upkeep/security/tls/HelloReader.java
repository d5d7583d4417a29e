package io.jenkins.plugins.upkeep.security.tls;

import io.jenkins.plugins.upkeep.security.tls.Handshake.ForeignException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a server's answer to a {@link ClientHello}: which version and suite it takes and, up to TLS 1.2, its
 * certificates.
 */
final class HelloReader {
    private static final int SERVER_HELLO = 2;
    private static final int CERTIFICATE = 11;
    private static final int SUPPORTED_VERSIONS = 0x002B;
    private static final int RANDOM = 32;

    private final Handshake handshake;

    HelloReader(TimedInput input) {
        this.handshake = new Handshake(input);
    }

    Answer.Taken read() throws IOException {
        var message = handshake.next();
        if (message.type() != SERVER_HELLO) {
            throw new ForeignException("it begins its handshake with a message of type " + message.type());
        }
        try {
            return hello(message.body());
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new ForeignException("it sends a broken answer to a handshake");
        }
    }

    private static Answer.Taken hello(ByteBuffer body) throws IOException {
        int version = body.getShort() & 0xFFFF;
        skip(body, RANDOM);
        skip(body, body.get() & 0xFF);
        int suite = body.getShort() & 0xFFFF;
        body.get();
        if (body.remaining() >= 2) {
            body.getShort();
        }
        while (body.remaining() >= 4) {
            version = extension(body, version);
        }
        int seen = version;
        var known = Protocol.of(seen)
                .orElseThrow(() -> new ForeignException("it takes an unknown version, " + Integer.toHexString(seen)));
        return new Answer.Taken(known, suite, List.of());
    }

    private static int extension(ByteBuffer body, int version) {
        int type = body.getShort() & 0xFFFF;
        int length = body.getShort() & 0xFFFF;
        if (type == SUPPORTED_VERSIONS && length == 2) {
            return body.getShort() & 0xFFFF;
        }
        skip(body, length);
        return version;
    }

    private static void skip(ByteBuffer body, int length) {
        body.position(body.position() + length);
    }

    /** The certificates that follow in a handshake up to TLS 1.2; empty when another message follows. */
    List<X509Certificate> certificates() throws IOException {
        var message = handshake.next();
        if (message.type() != CERTIFICATE) {
            return List.of();
        }
        try {
            return certificates(message.body());
        } catch (BufferUnderflowException | IllegalArgumentException | CertificateException e) {
            throw new ForeignException("it sends certificates that cannot be read");
        }
    }

    private static List<X509Certificate> certificates(ByteBuffer body) throws CertificateException {
        var factory = CertificateFactory.getInstance("X.509");
        var chain = new ArrayList<X509Certificate>();
        skip(body, 3);
        while (body.hasRemaining()) {
            int length = ((body.get() & 0xFF) << 16) | (body.getShort() & 0xFFFF);
            var certificate = new byte[Math.min(length, body.remaining())];
            body.get(certificate);
            chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate)));
        }
        return chain;
    }
}
