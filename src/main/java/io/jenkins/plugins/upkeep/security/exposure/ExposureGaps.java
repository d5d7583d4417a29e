package io.jenkins.plugins.upkeep.security.exposure;

import io.jenkins.plugins.upkeep.security.audit.Gap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a machine's exposure could not be looked at.
 *
 * @param random which ports are told together, as their numbers change
 */
record ExposureGaps(RandomUdp random) {
    private static final int MOST = 20;

    static Gap container(String kind) {
        return new Gap(
                "network of the machine",
                "Upkeep runs in a container (" + kind + ") and sees only that one's own ports, addresses and rules",
                "run the audit on the machine itself");
    }

    static Gap docker(String reason) {
        return new Gap(
                "ports that Docker publishes",
                "could not be read (" + reason + ")",
                "run the audit as root; the group docker would give its account as much as that");
    }

    /** One for all ports, as one thing is missing. */
    Gap rules(List<String> reasons, List<PortState> ports) {
        var unread = ports.stream()
                .filter(PortState::isUnread)
                .map(this::words)
                .distinct()
                .toList();
        var list = unread.stream().limit(MOST).collect(Collectors.joining(", "));
        var more = unread.size() > MOST ? " and " + (unread.size() - MOST) + " more" : "";
        return new Gap(
                "rules of the firewall",
                "could not be read (" + String.join("; ", reasons) + ")"
                        + (unread.isEmpty() ? "" : "; nobody can tell whether strangers reach " + list + more),
                "run the audit as root, or read them yourself with nft list ruleset");
    }

    private String words(PortState state) {
        if (random.isOne(state)) {
            return RandomUdp.subject(state);
        }
        var who = state.published().isEmpty() ? state.processes() : state.containers();
        return who.equals("?") ? state.port().toString() : state.port() + " (" + who + ")";
    }

    /** Of rules that are known and that nobody here understands. */
    Stream<Gap> riddles(List<PortState> ports) {
        var unclear = ports.stream()
                .filter(PortState::isUnclear)
                .filter(state -> !state.isUnread())
                .toList();
        var single = unclear.stream()
                .filter(state -> !random.isOne(state))
                .map(state -> riddle(state.port().subject(), state.who(), state));
        var groups = random.groups(unclear)
                .map(group -> riddle(
                        group.subject(),
                        "the kernel picked " + group.numbers(),
                        group.ports().get(0)));
        return Stream.concat(single, groups);
    }

    private static Gap riddle(String subject, String who, PortState state) {
        var reason = state.worst().orElseThrow().verdict().reason();
        return new Gap(
                subject,
                who + "; whether strangers get through depends on what cannot be told from the rules: " + reason,
                Advice.unclear(state.port()));
    }
}
