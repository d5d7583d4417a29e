package io.jenkins.plugins.upkeep.security.exposure;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.exposure.firewall.Verdict.Access;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ports of UDP that the kernel picks for whoever sends: their numbers change from run to run, so that they are told by
 * program. Those whose program cannot be seen are told together, and with more weight: what a tunnel of the kernel's own
 * takes stands among them.
 *
 * @param first the first port that the kernel picks
 */
record RandomUdp(int first) {
    private static final String UNSEEN = "UDP ports of programs that cannot be seen";

    /**
     * Ports that are told together.
     *
     * @param subject whose they are
     * @param ports the ports
     */
    record Group(String subject, List<PortState> ports) {
        Group {
            ports = List.copyOf(ports);
        }

        String numbers() {
            return ports.stream().map(state -> state.port().toString()).collect(Collectors.joining(", "));
        }
    }

    boolean isOne(PortState state) {
        return state.port().protocol().equals("udp")
                && state.port().number() >= first
                && !state.allowed()
                && state.published().isEmpty()
                && Danger.of(state).isEmpty();
    }

    static String subject(PortState state) {
        return state.isUnseen() ? UNSEEN : "UDP ports of " + state.processes();
    }

    Stream<Group> groups(List<PortState> ports) {
        return ports.stream()
                .filter(this::isOne)
                .collect(Collectors.groupingBy(RandomUdp::subject, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()));
    }

    Stream<Issue> issues(List<PortState> ports) {
        return groups(ports.stream().filter(state -> state.has(Access.OPEN)).toList())
                .map(RandomUdp::issue);
    }

    private static Issue issue(Group group) {
        var seen = "takes what comes in on " + group.numbers();
        return group.subject().equals(UNSEEN)
                ? Issue.of(
                        ExposureRules.EXPOSED,
                        Finding.warning(UNSEEN, seen, "closed, or named in security.firewall.allow", Advice.unseen()))
                : Issue.of(ExposureRules.RANDOM, Finding.info(group.subject(), seen));
    }
}
