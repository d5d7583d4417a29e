package io.jenkins.plugins.upkeep.security.exposure.firewall;

import io.jenkins.plugins.upkeep.security.exposure.firewall.Firewall.Route;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Packets of strangers, who come by eth0. */
final class Strangers {
    private Strangers() {}

    static Packet packet(String protocol, int port, String destination) {
        try {
            return new Packet(protocol, InetAddress.getByName(destination), port, "eth0");
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(destination + " is not an address", e);
        }
    }

    static Verdict judge(Firewall firewall, String port, boolean six) {
        var slash = port.indexOf('/');
        var number = Integer.parseInt(port.substring(0, slash));
        var packet = packet(port.substring(slash + 1), number, six ? "2001:db8:1::7" : "203.0.113.7");
        return firewall.judge(packet, Strangers::route);
    }

    private static Optional<Route> route(InetAddress destination) {
        return destination.getHostAddress().startsWith("172.17.")
                ? Optional.of(new Route("docker0", false))
                : Optional.empty();
    }

    static Firewall nft(String... rules) throws Exception {
        return new Firewall(NftTables.of(String.join("", rules)));
    }
}
