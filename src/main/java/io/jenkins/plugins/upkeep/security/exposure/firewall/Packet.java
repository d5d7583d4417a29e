package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * The first packet of a stranger's connection, as it comes in.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param destination the machine's address that it was sent to
 * @param port the port that it was sent to
 * @param inbound the interface that it comes in by
 */
public record Packet(String protocol, InetAddress destination, int port, String inbound) {
    /**
     * @return whether it is of IPv6
     */
    public boolean isSix() {
        return destination instanceof Inet6Address;
    }

    /** On its way to this machine itself, where a rule may have marked it or not. */
    Passing local(boolean marked) {
        return new Passing(this, destination, port, Optional.empty(), marked);
    }
}
