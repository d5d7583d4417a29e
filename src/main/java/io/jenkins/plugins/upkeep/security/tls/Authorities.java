package io.jenkins.plugins.upkeep.security.tls;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom clients trust: the authorities of Java, and those of a PEM file. */
final class Authorities {
    private static final int MOST = 4 << 20;

    private Authorities() {}

    static Set<TrustAnchor> of(Optional<Path> file) throws UpkeepException {
        var further = file.isPresent() ? pem(file.get()) : List.<X509Certificate>of();
        return Stream.concat(java(), further.stream())
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toSet());
    }

    private static Stream<X509Certificate> java() throws UpkeepException {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Stream.of(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()));
        } catch (GeneralSecurityException e) {
            throw new UpkeepException(
                    "the authorities of Java cannot be read (" + OneLine.of(e.getMessage())
                            + "); repair the trust store of this Java",
                    e);
        }
    }

    private static List<X509Certificate> pem(Path file) throws UpkeepException {
        try (var stream = Files.newInputStream(file)) {
            var bytes = stream.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IOException("more than 4 MiB");
            }
            return certificates(file, bytes);
        } catch (IOException e) {
            throw new UpkeepException(
                    file + ": cannot be read (" + OneLine.of(e.getMessage()) + "); correct security.tls.authorities",
                    e);
        }
    }

    private static List<X509Certificate> certificates(Path file, byte[] bytes) throws UpkeepException {
        var wanted = "name in security.tls.authorities a file of certificates in PEM";
        try {
            var found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (found.isEmpty()) {
                throw new UpkeepException(file + ": holds no certificate; " + wanted);
            }
            return found;
        } catch (CertificateException e) {
            throw new UpkeepException(file + ": holds something else than certificates; " + wanted, e);
        }
    }
}
