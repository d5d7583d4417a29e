package io.jenkins.plugins.upkeep.security.tls;

import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was seen of a server.
 *
 * @param server the server
 * @param shown the certificates that it shows, its own first
 * @param way those of them that lead to a trusted authority
 * @param distrust why nobody is trusted; empty where there is a way
 * @param versions the versions of the protocol that it takes
 * @param weak the weak suites that it takes
 */
record Observed(
        TlsServer server,
        List<X509Certificate> shown,
        Optional<List<X509Certificate>> way,
        String distrust,
        Set<Protocol> versions,
        List<WeakSuite> weak) {
    Observed {
        shown = List.copyOf(shown);
        versions = Set.copyOf(versions);
        weak = List.copyOf(weak);
    }

    X509Certificate own() {
        return shown.get(0);
    }

    /** What clients need of what it shows. */
    List<X509Certificate> needed() {
        return way.orElse(shown);
    }

    static X509Certificate earliest(List<X509Certificate> chain) {
        return chain.stream()
                .min(Comparator.comparing(X509Certificate::getNotAfter))
                .orElseThrow();
    }

    static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    static String issuer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName();
    }
}
