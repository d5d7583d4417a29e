package io.jenkins.plugins.upkeep.health.http;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Finds the way from a server's certificate to a trusted issuer. A server may present more than is needed, as a second signature
 * of its issuer by an older one: when that ends, the way still holds (prometheus/blackbox_exporter#340). Of several ways the one
 * that lasts is looked for.
 *
 * @param anchors who is trusted
 */
record VerifiedChain(Set<TrustAnchor> anchors) {
    /** A way that still holds then is taken before one that only holds today. */
    private static final List<Duration> AHEAD = List.of(Duration.ofDays(20), Duration.ofDays(3), Duration.ZERO);

    /** Whom Java trusts. */
    static VerifiedChain ofJava() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return new VerifiedChain(Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
                .map(issuer -> new TrustAnchor(issuer, null))
                .collect(Collectors.toSet()));
    }

    /**
     * The certificates from the server's own to the last before the trusted issuer.
     *
     * @param presented what the server presents, its own certificate first
     * @return the way that lasts longest of those looked for; empty when there is none now
     */
    Optional<List<X509Certificate>> of(List<X509Certificate> presented, Instant now) {
        return AHEAD.stream()
                .flatMap(ahead -> build(presented, now.plus(ahead)).stream())
                .filter(way -> way.stream()
                        .noneMatch(part -> part.getNotAfter().toInstant().isBefore(now)))
                .findFirst();
    }

    private Optional<List<X509Certificate>> build(List<X509Certificate> presented, Instant at) {
        try {
            var target = new X509CertSelector();
            target.setCertificate(presented.get(0));
            var parameters = new PKIXBuilderParameters(anchors, target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(presented)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            var path = CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath();
            return Optional.of(path.getCertificates().stream()
                    .map(X509Certificate.class::cast)
                    .toList());
        } catch (GeneralSecurityException e) {
            // There is no way then; whether there is one now, the endpoint's own probe says.
            return Optional.empty();
        }
    }
}
