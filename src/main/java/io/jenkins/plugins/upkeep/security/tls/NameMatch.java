package io.jenkins.plugins.upkeep.security.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a certificate is for a server, as RFC 6125 and RFC 9525 have it: only the alternative names count, a star
 * stands for the whole first label and nothing else, and an address must be named as an address.
 */
final class NameMatch {
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private NameMatch() {}

    static boolean fits(X509Certificate certificate, TlsServer server) {
        return server.isAddress()
                ? names(certificate, ADDRESS).anyMatch(name -> sameAddress(name, server.host()))
                : names(certificate, DNS).anyMatch(name -> fits(name, server.host()));
    }

    /** Whom the certificate is for; its subject where it names nobody. */
    static List<String> of(X509Certificate certificate) {
        var all = Stream.concat(names(certificate, DNS), names(certificate, ADDRESS))
                .toList();
        return all.isEmpty() ? List.of(certificate.getSubjectX500Principal().getName()) : all;
    }

    private static Stream<String> names(X509Certificate certificate, int kind) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(names -> names.stream())
                    .filter(name -> name.get(0).equals(kind))
                    .map(name -> (String) name.get(1));
        } catch (CertificateParsingException e) {
            // What cannot be read names nobody, as for clients.
            return Stream.empty();
        }
    }

    static boolean fits(String pattern, String host) {
        var name = pattern.toLowerCase(Locale.ROOT);
        if (!name.startsWith("*.")) {
            return name.equals(host);
        }
        var rest = name.substring(1);
        var dot = host.indexOf('.');
        return rest.indexOf('.', 1) > 0 && dot > 0 && host.substring(dot).equals(rest);
    }

    private static boolean sameAddress(String one, String other) {
        try {
            return InetAddress.getByName(one).equals(InetAddress.getByName(other));
        } catch (UnknownHostException e) {
            // Both are written addresses, which need no name service; what is none fits nobody.
            return false;
        }
    }
}
