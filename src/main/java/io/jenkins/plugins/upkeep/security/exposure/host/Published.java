package io.jenkins.plugins.upkeep.security.exposure.host;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A port that Docker leads from the machine to a container.
 *
 * @param container the container's name
 * @param address the machine's address, or the one that stands for all; empty for all of both kinds
 * @param port the machine's port
 * @param target the container's port
 * @param protocol {@code tcp} or {@code udp}
 */
public record Published(String container, Optional<InetAddress> address, int port, int target, String protocol) {
    /** Whether it leads what is sent to an address of this machine. */
    public boolean takes(InetAddress destination) {
        if (address.isEmpty()) {
            return true;
        }
        var own = address.get();
        return own.isAnyLocalAddress()
                ? own instanceof Inet6Address == destination instanceof Inet6Address
                : own.equals(destination);
    }
}
