package io.jenkins.plugins.upkeep.security.exposure;

import io.jenkins.plugins.upkeep.security.exposure.firewall.Verdict;
import io.jenkins.plugins.upkeep.security.exposure.firewall.Verdict.Access;
import io.jenkins.plugins.upkeep.security.exposure.host.Listener;
import io.jenkins.plugins.upkeep.security.exposure.host.Published;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A port that somebody listens on, or that Docker leads to a container.
 *
 * @param port the port
 * @param allowed whether it may be open
 * @param listeners who listens
 * @param published where Docker leads it
 * @param four what strangers come to by IPv4; empty where it is not on an address that they reach
 * @param six the same of IPv6
 */
record PortState(
        Port port,
        boolean allowed,
        List<Listener> listeners,
        List<Published> published,
        Optional<Seen> four,
        Optional<Seen> six) {
    private static final String UNSEEN = "?";

    PortState {
        listeners = List.copyOf(listeners);
        published = List.copyOf(published);
    }

    Stream<Seen> seen() {
        return Stream.concat(four.stream(), six.stream());
    }

    boolean has(Access access) {
        return seen().anyMatch(seen -> seen.verdict().access() == access);
    }

    /** The worst that strangers come to. */
    Optional<Seen> worst() {
        return seen().reduce(Seen::worse);
    }

    /** Whether it is left open what strangers come to, where that matters. */
    boolean isUnclear() {
        return !allowed && !isExposed() && has(Access.UNDECIDED);
    }

    /** Whether that is since rules could not be read. */
    boolean isUnread() {
        return isUnclear() && seen().anyMatch(seen -> seen.verdict().reason().equals(Scan.UNREAD));
    }

    boolean isExposed() {
        return !allowed && has(Access.OPEN);
    }

    /** Whether IPv6 lets in whom IPv4 keeps out. */
    boolean isOpenBySixOnly() {
        return six.filter(seen -> seen.verdict().access() == Access.OPEN).isPresent()
                && four.map(Seen::verdict)
                        .map(Verdict::access)
                        .filter(access -> access != Access.OPEN)
                        .isPresent();
    }

    String processes() {
        var names = programs().collect(Collectors.joining(", "));
        return names.isEmpty() ? UNSEEN : names;
    }

    /** The programs that can be seen to listen. */
    Stream<String> programs() {
        return listeners.stream()
                .flatMap(listener -> listener.process().stream())
                .distinct();
    }

    /** Whether nobody can be seen to listen there. */
    boolean isUnseen() {
        return processes().equals(UNSEEN);
    }

    String addresses() {
        return listeners.stream().map(Listener::words).distinct().sorted().collect(Collectors.joining(", "));
    }

    String containers() {
        return published.stream()
                .map(each -> each.container() + ":" + each.target())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Who is there, for a sentence. */
    String who() {
        if (!published.isEmpty()) {
            return "Docker leads it to " + containers();
        }
        var process = isUnseen() ? "a program that cannot be seen from here" : processes();
        return process + " listens on " + addresses();
    }
}
