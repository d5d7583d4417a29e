package io.jenkins.plugins.upkeep.security.tls;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges whether clients believe a server's certificate: who vouches for it, and whether it is for the server's name.
 */
final class Vouching {
    private Vouching() {}

    static Stream<Issue> issues(Observed server) {
        var trust = server.way().isPresent() ? Optional.<Issue>empty() : Optional.of(distrusted(server));
        return Stream.concat(trust.stream(), name(server).stream());
    }

    private static Issue distrusted(Observed server) {
        var subject = server.server().subject();
        if (Observed.isSelfSigned(server.own())) {
            return Issue.of(
                    TlsRules.SELF_SIGNED,
                    Finding.critical(
                            subject,
                            Observed.name(server.own()) + " is signed by itself",
                            "signed by a trusted authority",
                            "get a certificate of an authority that clients trust; "
                                    + "if all clients know this one, name it in security.tls.authorities"));
        }
        var last = last(server.shown());
        if (last.equals(server.own())) {
            return incomplete(subject, last);
        }
        return untrusted(server, last);
    }

    private static Issue incomplete(String subject, X509Certificate own) {
        return Issue.of(
                TlsRules.INCOMPLETE,
                Finding.warning(
                        subject,
                        "its issuer " + Observed.issuer(own)
                                + " is not trusted by itself, and its certificate is not sent",
                        "all certificates up to a trusted authority are sent",
                        "send the intermediate: append its certificate to the file of the server's certificate; "
                                + "if the issuer is an authority of your own, name it in security.tls.authorities"));
    }

    private static Issue untrusted(Observed server, X509Certificate last) {
        var who = Observed.isSelfSigned(last) ? Observed.name(last) : Observed.issuer(last);
        return Issue.of(
                TlsRules.UNTRUSTED,
                Finding.critical(
                        server.server().subject(),
                        "the authority " + who + " is not trusted (" + server.distrust() + ")",
                        "signed by a trusted authority",
                        "get a certificate of an authority that clients trust; "
                                + "if it is an authority of your own, name it in security.tls.authorities"));
    }

    /** The last certificate to which the own one leads by issuers among those shown. */
    private static X509Certificate last(List<X509Certificate> shown) {
        var current = shown.get(0);
        for (int i = 1; i < shown.size(); i++) {
            current = issuer(shown, current).orElse(current);
        }
        return current;
    }

    private static Optional<X509Certificate> issuer(List<X509Certificate> shown, X509Certificate of) {
        return shown.stream()
                .filter(other -> other.getSubjectX500Principal().equals(of.getIssuerX500Principal()))
                .findFirst();
    }

    private static Optional<Issue> name(Observed server) {
        if (NameMatch.fits(server.own(), server.server())) {
            return Optional.empty();
        }
        return Optional.of(Issue.of(
                TlsRules.WRONG_NAME,
                Finding.critical(
                        server.server().subject(),
                        "the certificate is for " + few(NameMatch.of(server.own())),
                        "for " + server.server().host(),
                        "get a certificate with " + server.server().host()
                                + " among its alternative names, or let clients use the name that it is for")));
    }

    static String few(List<String> names) {
        var shown = String.join(", ", names.subList(0, Math.min(3, names.size())));
        return names.size() <= 3 ? shown : shown + " and " + (names.size() - 3) + " more";
    }
}
