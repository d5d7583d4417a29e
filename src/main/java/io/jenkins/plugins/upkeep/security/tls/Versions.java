package io.jenkins.plugins.upkeep.security.tls;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the versions of the protocol and the cipher suites that a server takes. */
final class Versions {
    private Versions() {}

    static Stream<Issue> issues(Observed server) {
        return Stream.of(old(server), modern(server), weak(server)).flatMap(Optional::stream);
    }

    static String words(Set<Protocol> versions) {
        return versions.stream().sorted().map(Protocol::words).collect(Collectors.joining(", "));
    }

    private static Optional<Issue> old(Observed server) {
        var old = server.versions().stream().filter(Protocol::isOld).collect(Collectors.toSet());
        if (old.isEmpty()) {
            return Optional.empty();
        }
        var seen = "offers " + words(old);
        var action = "switch it off: in nginx write ssl_protocols TLSv1.2 TLSv1.3; into each server with this port, "
                + "and reload nginx";
        var finding = old.contains(Protocol.SSL_3)
                ? Finding.critical(server.server().subject(), seen, "TLSv1.2 and newer", action)
                : Finding.warning(server.server().subject(), seen, "TLSv1.2 and newer", action);
        return Optional.of(Issue.of(TlsRules.OLD_PROTOCOL, finding));
    }

    private static Optional<Issue> modern(Observed server) {
        var subject = server.server().subject();
        if (server.versions().contains(Protocol.TLS_1_3)) {
            return Optional.empty();
        }
        var finding = server.versions().contains(Protocol.TLS_1_2)
                ? Finding.info(subject, "does not offer TLSv1.3; it takes " + words(server.versions()))
                : Finding.critical(
                        subject,
                        "takes " + words(server.versions()) + " only",
                        "TLSv1.2 and newer",
                        "update the server's software and its OpenSSL, and offer TLSv1.2 and TLSv1.3");
        return Optional.of(Issue.of(TlsRules.NO_MODERN_PROTOCOL, finding));
    }

    private static Optional<Issue> weak(Observed server) {
        if (server.weak().isEmpty()) {
            return Optional.empty();
        }
        var seen = "takes " + words(server.weak());
        var action = "leave them out: in nginx write ssl_ciphers HIGH:!aNULL:!eNULL:!3DES:!RC4:!MD5; and reload nginx";
        var subject = server.server().subject();
        var finding = server.weak().stream().anyMatch(WeakSuite::isBroken)
                ? Finding.critical(subject, seen, "none", action)
                : Finding.warning(subject, seen, "none", action);
        return Optional.of(Issue.of(TlsRules.WEAK_CIPHER, finding));
    }

    private static String words(List<WeakSuite> suites) {
        return suites.stream().sorted().map(WeakSuite::name).collect(Collectors.joining(", "));
    }
}
