package io.jenkins.plugins.upkeep.security.tls;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges the keys and signatures of a server's certificates. The signature of a root does not count: it is trusted for
 * itself.
 */
final class Strength {
    private static final int LEAST_RSA = 2048;
    private static final int LEAST_CURVE = 224;

    private Strength() {}

    static Stream<Issue> issues(Observed server) {
        var subject = server.server().subject();
        var keys =
                server.needed().stream().flatMap(part -> weakKey(part).stream()).toList();
        var signatures = server.needed().stream()
                .filter(part -> !Observed.isSelfSigned(part))
                .flatMap(part -> weakSignature(part).stream())
                .toList();
        return Stream.of(keys(subject, keys), signatures(subject, signatures)).flatMap(Optional::stream);
    }

    private static Optional<Issue> keys(String subject, List<String> weak) {
        return weak.isEmpty()
                ? Optional.empty()
                : Optional.of(Issue.of(
                        TlsRules.WEAK_KEY,
                        Finding.warning(
                                subject,
                                String.join(", ", weak),
                                "RSA " + LEAST_RSA + " bits, elliptic curve " + LEAST_CURVE + " bits",
                                "make a new key, EC P-256 or RSA 2048, and a certificate for it")));
    }

    private static Optional<Issue> signatures(String subject, List<String> weak) {
        return weak.isEmpty()
                ? Optional.empty()
                : Optional.of(Issue.of(
                        TlsRules.WEAK_SIGNATURE,
                        Finding.warning(
                                subject,
                                String.join(", ", weak),
                                "SHA-256 or better",
                                "get a new certificate from an authority that signs with SHA-256")));
    }

    private static Optional<String> weakKey(X509Certificate certificate) {
        var key = certificate.getPublicKey();
        var bits = bits(key);
        return bits.filter(size -> size < (key instanceof ECPublicKey ? LEAST_CURVE : LEAST_RSA))
                .map(size -> Observed.name(certificate) + " has a key of " + key.getAlgorithm() + " " + size + " bits");
    }

    private static Optional<Integer> bits(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return Optional.of(rsa.getModulus().bitLength());
        }
        if (key instanceof ECPublicKey curve) {
            return Optional.of(curve.getParams().getOrder().bitLength());
        }
        return key instanceof DSAPublicKey dsa
                ? Optional.of(dsa.getParams().getP().bitLength())
                : Optional.empty();
    }

    private static Optional<String> weakSignature(X509Certificate certificate) {
        var algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        return Stream.of("MD2", "MD4", "MD5", "SHA1")
                .filter(algorithm::startsWith)
                .findFirst()
                .map(hash -> Observed.name(certificate) + " is signed with " + certificate.getSigAlgName());
    }
}
