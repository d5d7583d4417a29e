package io.jenkins.plugins.upkeep.security.tls;

import java.util.Optional;
import java.util.stream.Stream;

/** A version of the protocol, the oldest first. */
enum Protocol {
    SSL_3("SSLv3", 0x0300),
    TLS_1_0("TLSv1", 0x0301),
    TLS_1_1("TLSv1.1", 0x0302),
    TLS_1_2("TLSv1.2", 0x0303),
    TLS_1_3("TLSv1.3", 0x0304);

    private final String words;
    private final int code;

    Protocol(String words, int code) {
        this.words = words;
        this.code = code;
    }

    String words() {
        return words;
    }

    int code() {
        return code;
    }

    /** Whether RFC 8996 (TLS 1.0 and 1.1) or RFC 7568 (SSL 3.0) forbids it. */
    boolean isOld() {
        return compareTo(TLS_1_2) < 0;
    }

    static Optional<Protocol> of(int code) {
        return Stream.of(values()).filter(version -> version.code == code).findFirst();
    }
}
