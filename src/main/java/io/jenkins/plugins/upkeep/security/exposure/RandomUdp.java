package io.jenkins.plugins.upkeep.security.exposure;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.exposure.firewall.Verdict.Access;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ports of UDP that the kernel picks for whoever sends: their numbers change from run to run, so that they are told by
 * program. One whose program cannot be seen counts as any other port: it may be a tunnel of the kernel's own.
 *
 * @param first the first port that the kernel picks
 */
record RandomUdp(int first) {
    boolean isOne(PortState state) {
        return state.port().protocol().equals("udp")
                && state.port().number() >= first
                && !state.allowed()
                && state.published().isEmpty()
                && !state.processes().equals("?")
                && Danger.of(state).isEmpty();
    }

    List<Issue> issues(List<PortState> ports) {
        return ports.stream()
                .filter(this::isOne)
                .filter(state -> state.has(Access.OPEN))
                .collect(Collectors.groupingBy(PortState::processes))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(entry -> entry.getKey()))
                .map(entry -> issue(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Issue issue(String program, List<PortState> ports) {
        var numbers = ports.stream().map(state -> state.port().toString()).collect(Collectors.joining(", "));
        return Issue.of(
                ExposureRules.RANDOM, Finding.info("UDP ports of " + program, "takes what comes in on " + numbers));
    }
}
