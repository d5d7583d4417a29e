package io.jenkins.plugins.upkeep.security.exposure;

import io.jenkins.plugins.upkeep.security.exposure.host.Published;
import java.util.List;
import java.util.stream.Collectors;

/** What to do about a port. It is followed by people at night, who must not shut themselves out or lose data by it. */
final class Advice {
    private Advice() {}

    static String plain(PortState state) {
        var port = state.port();
        if (WayIn.is(state)) {
            return wayIn(port);
        }
        var first = state.isUnseen()
                ? "see first who listens there, for it may be how you log in (as root: ss -lntup); then "
                : "";
        return first + "bind it to 127.0.0.1, or refuse " + port + " in the firewall (ufw deny " + port + ")"
                + allow(port);
    }

    private static String wayIn(Port port) {
        return "let your own addresses in (ufw allow from <your address> to any port " + port.number() + " proto "
                + port.protocol() + "), then take the rule for everybody away (its number is in ufw status numbered, "
                + "then ufw delete <number>), and log in anew before you end this session" + allow(port);
    }

    static String docker(PortState state, Published published) {
        var port = state.port();
        var protocol = port.protocol().equals("tcp") ? "" : "/" + port.protocol();
        return "publish it on this machine only, as 127.0.0.1:" + port.number() + ":" + published.target() + protocol
                + ", and make the container anew (what is in none of its volumes is lost then); no rule of ufw helps"
                + allow(port);
    }

    static String six(PortState state) {
        var port = state.port();
        return WayIn.is(state)
                ? wayIn(port)
                : "refuse " + port + " by IPv6 too (with ufw: IPV6=yes in /etc/default/ufw, then ufw disable and ufw "
                        + "enable), or bind it to an address of IPv4" + allow(port);
    }

    static String unclear(Port port) {
        return "try it from another machine, and write the rules in plain terms" + allow(port);
    }

    /** Nobody can tell what would break. */
    static String unseen() {
        return "see who listens there (as root: ss -lnup, and wg show for a tunnel of the kernel), and refuse in the "
                + "firewall what need not be open; add what must be to security.firewall.allow";
    }

    static String firewall(List<PortState> ports) {
        var ways = WayIn.of(ports).stream().map(port -> "ufw allow " + port).collect(Collectors.joining(", "));
        var first = ways.isEmpty() ? "ufw allow <its port>/tcp" : ways;
        return "install ufw, allow what must be open, first of all the way by which you log in (" + first
                + "), then ufw enable";
    }

    private static String allow(Port port) {
        return "; if it must be open, add " + port + " to security.firewall.allow";
    }
}
