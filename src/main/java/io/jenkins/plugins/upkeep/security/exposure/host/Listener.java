package io.jenkins.plugins.upkeep.security.exposure.host;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A socket that takes what comes in.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param address the address that it is bound to, or the one that stands for all
 * @param port its port
 * @param both whether it is of IPv6 and takes IPv4 too
 * @param process the program that holds it; empty when that cannot be seen
 */
public record Listener(String protocol, InetAddress address, int port, boolean both, Optional<String> process) {
    /** Whether it can be reached by nobody but this machine. */
    public boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    /** Whether it takes what is sent to an address of this machine. */
    public boolean takes(InetAddress destination) {
        if (!address.isAnyLocalAddress()) {
            return address.equals(destination);
        }
        var six = address instanceof Inet6Address;
        return six == destination instanceof Inet6Address || (six && both);
    }

    /**
     * @return the address for people
     */
    public String words() {
        var text = address.getHostAddress().replaceFirst("%.*", "").replaceFirst("^0:0:0:0:0:0:0:0$", "::");
        var note = address.isLinkLocalAddress() ? " (link-local)" : "";
        return (both && address.isAnyLocalAddress() ? text + " and 0.0.0.0" : text) + note;
    }

    Listener of(Optional<String> program) {
        return new Listener(protocol, address, port, both, program);
    }
}
