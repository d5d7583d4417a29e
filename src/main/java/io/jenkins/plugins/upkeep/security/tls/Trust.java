package io.jenkins.plugins.upkeep.security.tls;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the way from a server's certificate to somebody who is trusted. Of several ways one that lasts is taken: a
 * server may show more than anybody needs (prometheus/blackbox_exporter#340). Where none holds today, one is looked for
 * that held while all parts of it were valid, so that an expired certificate is told from an untrusted one. Whether a
 * certificate was revoked is not looked at.
 *
 * @param anchors who is trusted
 */
record Trust(Set<TrustAnchor> anchors) {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** The certificates from the server's own to the last before the trusted one; empty when nobody vouches for it. */
    Optional<List<X509Certificate>> way(List<X509Certificate> shown, Instant now) {
        if (isAnchor(shown.get(0))) {
            return Optional.of(List.of(shown.get(0)));
        }
        var ahead = Stream.of(Duration.ofDays(20), Duration.ofDays(3), Duration.ZERO)
                .map(now::plus)
                .flatMap(at -> build(shown, at).stream())
                .filter(way -> holds(way, now));
        var once = otherTimes(shown).flatMap(at -> build(shown, at).stream());
        return Stream.concat(ahead, once).findFirst();
    }

    private boolean isAnchor(X509Certificate certificate) {
        return anchors.stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()));
    }

    private static boolean holds(List<X509Certificate> way, Instant now) {
        return way.stream()
                .noneMatch(part -> part.getNotAfter().toInstant().isBefore(now)
                        || part.getNotBefore().toInstant().isAfter(now));
    }

    private static Stream<Instant> otherTimes(List<X509Certificate> shown) {
        var leaf = shown.get(0);
        var ends = shown.stream().map(part -> part.getNotAfter().toInstant()).sorted();
        return Stream.concat(
                Stream.of(
                        leaf.getNotAfter().toInstant().minus(MOMENT),
                        leaf.getNotBefore().toInstant().plus(MOMENT)),
                ends.map(end -> end.minus(MOMENT)));
    }

    private Optional<List<X509Certificate>> build(List<X509Certificate> shown, Instant at) {
        try {
            return Optional.of(path(shown, at));
        } catch (GeneralSecurityException e) {
            // No way then; why there is none at all, reason() says.
            return Optional.empty();
        }
    }

    /** Why Java trusts nobody on the way. */
    String reason(List<X509Certificate> shown, Instant now) {
        try {
            path(shown, now);
            return "";
        } catch (GeneralSecurityException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            return OneLine.of(cause.getMessage());
        }
    }

    private List<X509Certificate> path(List<X509Certificate> shown, Instant at) throws GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(shown.get(0));
        var parameters = new PKIXBuilderParameters(anchors, target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(shown)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        var path = CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath();
        return path.getCertificates().stream().map(X509Certificate.class::cast).toList();
    }
}
