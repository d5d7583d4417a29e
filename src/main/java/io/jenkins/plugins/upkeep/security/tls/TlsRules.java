package io.jenkins.plugins.upkeep.security.tls;

import io.jenkins.plugins.upkeep.security.audit.Rule;
import java.util.List;

/** What can be wrong with a server's TLS. */
final class TlsRules {
    static final Rule EXPIRED = new Rule(
            "tls-expired",
            "Certificate has expired",
            "Clients refuse the server. Renew the certificate and let that happen by itself, long before its end.");
    static final Rule EXPIRES_SOON = new Rule(
            "tls-expires-soon",
            "Certificate expires soon",
            "After its end clients refuse the server. The earliest end on the way to a trusted authority counts.");
    static final Rule NOT_YET_VALID = new Rule(
            "tls-not-yet-valid",
            "Certificate is not valid yet",
            "Clients refuse the server until the certificate's first day. Either the certificate or a clock is wrong.");
    static final Rule UNUSED_EXPIRES = new Rule(
            "tls-unused-certificate",
            "Server sends an ending certificate that nobody needs",
            "Clients that cannot do without it will fail when it ends. Take it out of the chain that the server"
                    + " sends.");
    static final Rule SELF_SIGNED = new Rule(
            "tls-self-signed",
            "Certificate is signed by itself",
            "No client can tell it from that of somebody in between. Get one of an authority that clients trust.");
    static final Rule UNTRUSTED = new Rule(
            "tls-untrusted",
            "No trusted authority vouches for the certificate",
            "Clients refuse the server. Name a private authority in security.tls.authorities.");
    static final Rule INCOMPLETE = new Rule(
            "tls-incomplete-chain",
            "Server does not send the certificate of its issuer",
            "Browsers may find it elsewhere, other clients refuse the server. The server has to send the"
                    + " intermediate.");
    static final Rule WRONG_NAME = new Rule(
            "tls-wrong-name",
            "Certificate is for another name",
            "Clients refuse the server. The name that they use must be among the certificate's alternative names.");
    static final Rule WEAK_KEY = new Rule(
            "tls-weak-key",
            "Key of a certificate is too short",
            "RSA needs 2048 bits and elliptic curves 224, as NIST SP 800-57 has it; shorter keys can be computed.");
    static final Rule WEAK_SIGNATURE = new Rule(
            "tls-weak-signature",
            "Certificate is signed with a broken hash",
            "With MD5 and SHA-1 somebody can make a second certificate with the same signature.");
    static final Rule OLD_PROTOCOL = new Rule(
            "tls-old-protocol",
            "Server offers an old version of TLS",
            "TLS 1.0 and 1.1 are forbidden by RFC 8996, SSL 3.0 by RFC 7568. Offer TLS 1.2 and 1.3 only.");
    static final Rule NO_MODERN_PROTOCOL = new Rule(
            "tls-no-modern-protocol",
            "Server lacks a modern version of TLS",
            "Clients of today want TLS 1.2 at least; TLS 1.3 is faster and leaves out what was weak.");
    static final Rule WEAK_CIPHER = new Rule(
            "tls-weak-cipher",
            "Server offers weak cipher suites",
            "RC4, DES, 3DES, export suites and those without encryption or certificate can be read or forged.");

    private TlsRules() {}

    static List<Rule> all() {
        return List.of(
                EXPIRED,
                EXPIRES_SOON,
                NOT_YET_VALID,
                UNUSED_EXPIRES,
                SELF_SIGNED,
                UNTRUSTED,
                INCOMPLETE,
                WRONG_NAME,
                WEAK_KEY,
                WEAK_SIGNATURE,
                OLD_PROTOCOL,
                NO_MODERN_PROTOCOL,
                WEAK_CIPHER);
    }
}
