package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A packet on its way through the firewall.
 *
 * @param sent as it came in
 * @param destination where it goes now
 * @param port the port that it goes to now
 * @param forwarded how it leaves again; empty for one that stays on this machine
 * @param marked whether a rule may have given it a mark
 */
record Passing(Packet sent, InetAddress destination, int port, Optional<Exit> forwarded, boolean marked) {
    /**
     * The way out.
     *
     * @param name the interface by which it leaves; empty when it is not known: it is then taken for the one that a
     *     rule names
     */
    record Exit(Optional<String> name) {}

    boolean isTranslated() {
        return port != sent.port() || !destination.equals(sent.destination());
    }
}
