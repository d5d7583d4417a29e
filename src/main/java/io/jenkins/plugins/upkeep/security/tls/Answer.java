package io.jenkins.plugins.upkeep.security.tls;

import java.security.cert.X509Certificate;
import java.util.List;

/** What a server says to the first message of a handshake. */
sealed interface Answer {
    /**
     * It goes on with the handshake.
     *
     * @param version the version that it took
     * @param suite the number of the cipher suite that it took
     * @param certificates what it presents, its own certificate first; empty where the version hides it
     */
    record Taken(Protocol version, int suite, List<X509Certificate> certificates) implements Answer {
        Taken with(List<X509Certificate> shown) {
            return new Taken(version, suite, shown);
        }
    }

    /**
     * It speaks TLS, or ends the connection, and does not want this.
     *
     * @param alert whether it said so as TLS has it
     * @param reason in which way
     */
    record Refused(boolean alert, String reason) implements Answer {}

    /**
     * It could not be understood, or not reached.
     *
     * @param reason why
     */
    record None(String reason) implements Answer {}
}
