package io.jenkins.plugins.upkeep.security.exposure;

import io.jenkins.plugins.upkeep.security.exposure.firewall.Firewall.Route;
import io.jenkins.plugins.upkeep.security.exposure.firewall.FirewallRules;
import io.jenkins.plugins.upkeep.security.exposure.firewall.Packet;
import io.jenkins.plugins.upkeep.security.exposure.firewall.Verdict;
import io.jenkins.plugins.upkeep.security.exposure.firewall.Verdict.Access;
import io.jenkins.plugins.upkeep.security.exposure.host.Listener;
import io.jenkins.plugins.upkeep.security.exposure.host.Place;
import io.jenkins.plugins.upkeep.security.exposure.host.Published;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Joins who listens, what Docker publishes and what the firewall lets through: for each port a stranger's packet is
 * sent, in thought, to each of the machine's addresses.
 *
 * @param listeners who listens
 * @param published what Docker publishes
 * @param places the machine's addresses
 * @param rules the firewall's rules
 * @param allowed what may be open
 */
record Scan(
        List<Listener> listeners,
        List<Published> published,
        List<Place> places,
        FirewallRules.Read rules,
        Set<Port> allowed) {
    static final String UNREAD = "the firewall's rules could not be read";

    List<PortState> ports() {
        return Stream.concat(
                        listeners.stream().map(each -> new Port(each.port(), each.protocol())),
                        published.stream().map(each -> new Port(each.port(), each.protocol())))
                .distinct()
                .sorted(Port.ORDER)
                .map(this::state)
                .toList();
    }

    private PortState state(Port port) {
        var here = listeners.stream()
                .filter(each -> each.port() == port.number() && each.protocol().equals(port.protocol()))
                .toList();
        var led = published.stream()
                .filter(each -> each.port() == port.number() && each.protocol().equals(port.protocol()))
                .toList();
        return new PortState(
                port, allowed.contains(port), here, led, worst(port, here, led, false), worst(port, here, led, true));
    }

    private Optional<Seen> worst(Port port, List<Listener> here, List<Published> led, boolean six) {
        return places.stream()
                .filter(place -> place.address() instanceof Inet6Address == six)
                .flatMap(place -> seen(port, place, here, led).stream())
                .reduce(Seen::worse);
    }

    private Optional<Seen> seen(Port port, Place place, List<Listener> here, List<Published> led) {
        var listened = here.stream().anyMatch(each -> each.takes(place.address()));
        var publishes = led.stream().anyMatch(each -> each.takes(place.address()));
        if (!listened && !publishes) {
            return Optional.empty();
        }
        var packet = new Packet(port.protocol(), place.address(), port.number(), place.name());
        var verdict = known(packet, rules.firewall().judge(packet, this::route), publishes);
        var nowhere = !listened && !verdict.forwarded() && rules.knows(packet.isSix()) && rules.installed();
        return nowhere
                ? Optional.empty()
                : Optional.of(new Seen(from(place, verdict), rules.firewall().input(packet)));
    }

    /**
     * Rules that could not be read can only refuse more, but for those by which Docker leads packets past the others.
     * What is closed without them stays so; of the rest nobody can tell.
     */
    private Verdict known(Packet packet, Verdict verdict, boolean publishes) {
        var certain = rules.knows(packet.isSix()) || (verdict.access() == Access.CLOSED && !publishes);
        return certain ? verdict : new Verdict(Access.UNDECIDED, UNREAD, verdict.forwarded());
    }

    private static Verdict from(Place place, Verdict verdict) {
        return place.external() || verdict.access() == Access.CLOSED
                ? verdict
                : new Verdict(Access.SOME, "whoever comes by " + place.name(), verdict.forwarded());
    }

    private Optional<Route> route(InetAddress destination) {
        return places.stream()
                .filter(place -> place.address().equals(destination))
                .findFirst()
                .or(() -> places.stream()
                        .filter(place -> place.isNear(destination))
                        .findFirst())
                .map(place -> new Route(place.name(), place.address().equals(destination)));
    }
}
