package io.jenkins.plugins.upkeep.security.exposure;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.security.SecurityConfig;
import io.jenkins.plugins.upkeep.security.audit.Check;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import io.jenkins.plugins.upkeep.security.exposure.firewall.FirewallRules;
import io.jenkins.plugins.upkeep.security.exposure.host.Programs;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says which ports of this machine strangers can reach, by what they really come to: who listens, what Docker
 * publishes, and what the rules of the firewall make of it. Docker leads a published port past ufw and the chain INPUT,
 * so that it is open although ufw denies it (moby/moby#4737); that is told with the rule by which it happens. A
 * firewall in front of the machine is not seen, nor what runs in other network namespaces. Nothing is sent.
 */
public final class ExposureCheck implements Check {
    private static final Duration EACH = Duration.ofSeconds(20);
    private static final String EXPOSED = "ports_exposed";

    private final Machine machine;
    private final Set<Port> allowed;

    ExposureCheck(Machine machine, Set<Port> allowed) {
        this.machine = machine;
        this.allowed = Set.copyOf(allowed);
    }

    /**
     * @param config which ports may be open
     * @return the check of this machine
     */
    public static ExposureCheck of(SecurityConfig.Firewall config) {
        return of(config, Machine.here(Path.of("/proc"), Programs.installed(EACH)));
    }

    static ExposureCheck of(SecurityConfig.Firewall config, Machine machine) {
        return new ExposureCheck(machine, config.allow().stream().map(Port::of).collect(Collectors.toSet()));
    }

    @Override
    public String name() {
        return "Open ports";
    }

    @Override
    public String plan() {
        return "Open ports: read who listens, what Docker publishes and the rules of the firewall; send nothing";
    }

    @Override
    public Duration timeout() {
        return Duration.ofMinutes(3);
    }

    @Override
    public List<Rule> rules() {
        return ExposureRules.all();
    }

    @Override
    public Outcome look(Clock clock) throws UpkeepException, InterruptedException {
        var listeners = machine.listeners();
        var docker = machine.docker();
        var rules = machine.firewall();
        var ports = new Scan(listeners, docker.ports(), machine.places(), rules, allowed).ports();
        var outcome =
                Outcome.builder().looked(ports.size()).add(PortTable.of(ports)).add(exposed(ports));
        machine.container().ifPresent(kind -> outcome.add(ExposureGaps.container(kind)));
        docker.gap().ifPresent(reason -> outcome.add(ExposureGaps.docker(reason)));
        var random = new RandomUdp(machine.firstRandomPort());
        var gaps = new ExposureGaps(random);
        if (!rules.gaps().isEmpty()) {
            outcome.add(gaps.rules(rules.gaps(), ports));
        }
        issues(ports, random, outcome);
        if (docker.gap().isEmpty()) {
            unused(ports, outcome);
        }
        gaps.riddles(ports).forEach(outcome::add);
        noFirewall(ports, rules).ifPresent(outcome::add);
        return outcome.build();
    }

    private static Measurement exposed(List<PortState> ports) {
        return ports.stream().anyMatch(PortState::isUnread)
                ? Measurement.notMeasurable(EXPOSED, Unit.COUNT, Scan.UNREAD)
                : Measurement.count(
                        EXPOSED, ports.stream().filter(PortState::isExposed).count());
    }

    private static void issues(List<PortState> ports, RandomUdp random, OutcomeBuilder outcome) {
        ports.stream()
                .filter(state -> !random.isOne(state))
                .flatMap(state -> PortIssues.of(state).stream())
                .forEach(outcome::add);
        random.issues(ports).forEach(outcome::add);
    }

    private void unused(List<PortState> ports, OutcomeBuilder outcome) {
        var there = ports.stream().map(PortState::port).collect(Collectors.toSet());
        allowed.stream()
                .filter(port -> !there.contains(port))
                .sorted(Port.ORDER)
                .map(PortIssues::unused)
                .forEach(outcome::add);
    }

    private static Optional<Issue> noFirewall(List<PortState> ports, FirewallRules.Read rules) {
        var absent = rules.gaps().isEmpty()
                && rules.firewall().isEmpty()
                && ports.stream().anyMatch(PortState::isExposed);
        var seen = rules.installed() ? "no rule refuses what comes in" : "neither nft nor iptables is installed";
        var ufw = rules.ufw().map(status -> "; ufw is " + status).orElse("");
        return absent
                ? Optional.of(Issue.of(
                        ExposureRules.NO_FIREWALL,
                        Finding.warning("firewall", seen + ufw, "refuses what is not allowed", Advice.firewall(ports))))
                : Optional.empty();
    }
}
