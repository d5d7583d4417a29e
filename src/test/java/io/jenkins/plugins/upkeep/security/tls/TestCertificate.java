package io.jenkins.plugins.upkeep.security.tls;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A certificate made for a test, with its key; also such as no honest tool makes any more.
 *
 * @param keys its keys
 * @param x509 the certificate
 */
record TestCertificate(KeyPair keys, X509Certificate x509) {
    static final char[] PASSWORD = "changeit".toCharArray();

    private static final Map<String, byte[]> ALGORITHMS = Map.of(
            "SHA256withECDSA", Der.sequence(Der.oid(0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02)),
            "SHA1withECDSA", Der.sequence(Der.oid(0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x01)),
            "SHA256withRSA", rsa(0x0B),
            "SHA1withRSA", rsa(0x05));

    private static byte[] rsa(int last) {
        return Der.sequence(Der.oid(0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, last), Der.value(0x05));
    }

    static TestCertificate authority(String name) throws Exception {
        return new Builder(name).authority().sign(null);
    }

    /** One for a year, for the names by which tests call their servers. */
    static Builder server() throws Exception {
        return new Builder("server").names("localhost", "127.0.0.1");
    }

    static TestCertificate good(TestCertificate issuer) throws Exception {
        return server().sign(issuer);
    }

    static Path pem(Path file, TestCertificate... certificates) throws Exception {
        var text = Stream.of(certificates).map(TestCertificate::pem).collect(Collectors.joining());
        return Files.writeString(file, text);
    }

    private String pem() {
        try {
            return block("CERTIFICATE", x509.getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was made cannot be written", e);
        }
    }

    static String block(String kind, byte[] content) {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }

    Path keyFile(Path file) throws Exception {
        return Files.writeString(file, block("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    /** A key store for a server that shows this certificate and then these. */
    KeyStore store(TestCertificate... further) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var chain = Stream.concat(Stream.of(this), Stream.of(further))
                .map(TestCertificate::x509)
                .toArray(Certificate[]::new);
        store.setKeyEntry("server", keys.getPrivate(), PASSWORD, chain);
        return store;
    }

    /** Makes a certificate. */
    static final class Builder {
        private final String subject;
        private Instant from = Instant.now().minus(Duration.ofDays(10));
        private Instant until = Instant.now().plus(Duration.ofDays(365)).plusSeconds(60);
        private Optional<byte[]> names = Optional.empty();
        private boolean authority;
        private int rsaBits;
        private String hash = "SHA256";
        private Optional<KeyPair> given = Optional.empty();

        Builder(String subject) {
            this.subject = subject;
        }

        Builder from(Duration ahead) {
            from = Instant.now().plus(ahead);
            return this;
        }

        Builder until(Duration ahead) {
            until = Instant.now().plus(ahead).plusSeconds(60);
            return this;
        }

        Builder names(String... hosts) throws Exception {
            var all = new byte[hosts.length][];
            for (int i = 0; i < hosts.length; i++) {
                all[i] = hosts[i].matches("[\\d.]+")
                        ? Der.value(0x87, InetAddress.getByName(hosts[i]).getAddress())
                        : Der.value(0x82, hosts[i].getBytes(StandardCharsets.US_ASCII));
            }
            names = Optional.of(Der.sequence(all));
            return this;
        }

        Builder authority() {
            authority = true;
            return this;
        }

        Builder rsa(int bits) {
            rsaBits = bits;
            return this;
        }

        Builder sha1() {
            hash = "SHA1";
            return this;
        }

        Builder keys(KeyPair pair) {
            given = Optional.of(pair);
            return this;
        }

        /** Signed by the issuer, or by itself where there is none. */
        TestCertificate sign(TestCertificate issuer) throws Exception {
            var own = given.isPresent() ? given.get() : generate();
            var signer = issuer == null ? own : issuer.keys();
            var algorithm = hash + "with" + (signer.getPrivate().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA");
            var issuerName = issuer == null
                    ? Der.name(subject)
                    : issuer.x509().getSubjectX500Principal().getEncoded();
            var body = body(own, ALGORITHMS.get(algorithm), issuerName);
            var signature = Signature.getInstance(algorithm);
            signature.initSign(signer.getPrivate());
            signature.update(body);
            var whole = Der.sequence(body, ALGORITHMS.get(algorithm), Der.bits(signature.sign()));
            var factory = CertificateFactory.getInstance("X.509");
            return new TestCertificate(
                    own, (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(whole)));
        }

        private KeyPair generate() throws Exception {
            var generator = KeyPairGenerator.getInstance(rsaBits > 0 ? "RSA" : "EC");
            generator.initialize(rsaBits > 0 ? rsaBits : 256);
            return generator.generateKeyPair();
        }

        private byte[] body(KeyPair own, byte[] algorithm, byte[] issuerName) {
            return Der.sequence(
                    Der.value(0xA0, Der.number(2)),
                    Der.number(System.nanoTime()),
                    algorithm,
                    issuerName,
                    Der.sequence(Der.time(from), Der.time(until)),
                    Der.name(subject),
                    own.getPublic().getEncoded(),
                    Der.value(0xA3, Der.sequence(extensions().toArray(byte[][]::new))));
        }

        private List<byte[]> extensions() {
            var basic = authority ? extension(0x13, Der.sequence(Der.bool())) : extension(0x13, Der.sequence());
            return Stream.concat(Stream.of(basic), names.stream().map(all -> extension(0x11, all)))
                    .toList();
        }

        private static byte[] extension(int last, byte[] content) {
            return Der.sequence(Der.oid(0x55, 0x1D, last), Der.value(0x04, content));
        }
    }
}
