package io.jenkins.plugins.upkeep.security.tls;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges how long a server's certificates last.
 *
 * @param warnBelow the time left below which there is a warning
 * @param criticalBelow the time left below which it is grave
 */
record Dates(Duration warnBelow, Duration criticalBelow) {
    private static final String RENEW =
            "renew the certificate, put it in place, and see why that did not happen by itself";

    Stream<Issue> issues(Observed server, Instant now) {
        return Stream.of(early(server, now), end(server, now), unused(server, now))
                .flatMap(Optional::stream);
    }

    static Duration left(Observed server, Instant now) {
        return Duration.between(now, end(Observed.earliest(server.needed())));
    }

    static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    private Optional<Issue> early(Observed server, Instant now) {
        return server.needed().stream()
                .filter(part -> part.getNotBefore().toInstant().isAfter(now))
                .findFirst()
                .map(part -> Issue.of(
                        TlsRules.NOT_YET_VALID,
                        Finding.critical(
                                server.server().subject(),
                                Observed.name(part) + " is valid only from "
                                        + part.getNotBefore().toInstant(),
                                "valid now",
                                "put the certificate before it back in place, or correct the clock")));
    }

    private Optional<Issue> end(Observed server, Instant now) {
        var first = Observed.earliest(server.needed());
        var left = left(server, now);
        var subject = server.server().subject();
        var which = " (" + Observed.name(first) + ", until " + end(first) + ")";
        if (left.isNegative()) {
            var seen = "expired " + words(left.negated()) + " ago" + which;
            return Optional.of(Issue.of(TlsRules.EXPIRED, Finding.critical(subject, seen, limit(), RENEW)));
        }
        if (left.compareTo(warnBelow) >= 0) {
            return Optional.empty();
        }
        var seen = words(left) + " left" + which;
        var finding = left.compareTo(criticalBelow) < 0
                ? Finding.critical(subject, seen, limit(), RENEW)
                : Finding.warning(subject, seen, limit(), RENEW);
        return Optional.of(Issue.of(TlsRules.EXPIRES_SOON, finding));
    }

    private Optional<Issue> unused(Observed server, Instant now) {
        return server.shown().stream()
                .filter(part -> !server.needed().contains(part))
                .filter(part -> Duration.between(now, end(part)).compareTo(warnBelow) < 0)
                .findFirst()
                .map(part -> Issue.of(
                        TlsRules.UNUSED_EXPIRES, Finding.info(server.server().subject(), seen(part, now))));
    }

    private static String seen(X509Certificate part, Instant now) {
        return Observed.name(part) + (end(part).isBefore(now) ? " ended " : " ends ") + end(part)
                + "; the server sends it, and the way to a trusted authority does not need it";
    }

    private String limit() {
        return "at least " + words(warnBelow) + ", critical below " + words(criticalBelow);
    }

    static String words(Duration time) {
        if (time.compareTo(Duration.ofDays(2)) >= 0) {
            return time.toDays() + " d";
        }
        return time.compareTo(Duration.ofHours(2)) >= 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }
}
