package io.jenkins.plugins.upkeep.security.exposure;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.SecurityConfig;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.security.exposure.firewall.FirewallRules;
import io.jenkins.plugins.upkeep.security.exposure.firewall.Recorded;
import io.jenkins.plugins.upkeep.security.exposure.host.Docker;
import io.jenkins.plugins.upkeep.security.exposure.host.Listener;
import io.jenkins.plugins.upkeep.security.exposure.host.Place;
import io.jenkins.plugins.upkeep.security.exposure.host.Published;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A machine with an address of each kind, whose sockets, containers and rules a test decides on. */
final class TestMachine implements Machine {
    private final Recorded programs;
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Published> published = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private Optional<String> dockerGap = Optional.empty();
    private Optional<String> container = Optional.empty();

    TestMachine(Recorded programs) {
        this.programs = programs;
        places.add(new Place("eth0", address("203.0.113.7"), 24, true));
        places.add(new Place("eth0", address("2001:db8:1::7"), 64, true));
        places.add(new Place("docker0", address("172.17.0.1"), 16, false));
        places.add(new Place("wg0", address("10.8.0.1"), 24, false));
    }

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text + " is not an address", e);
        }
    }

    TestMachine listen(String process, String address, int port) {
        return listen(process, address, port, "tcp");
    }

    TestMachine listen(String process, String address, int port, String protocol) {
        var both = address.equals("::");
        listeners.add(new Listener(protocol, address(address), port, both, Optional.of(process)));
        return this;
    }

    TestMachine publish(String container, String address, int port) {
        published.add(new Published(container, Optional.of(address(address)), port, port, "tcp"));
        return this;
    }

    TestMachine listenUnseen(String address, int port, String protocol) {
        listeners.add(new Listener(protocol, address(address), port, address.equals("::"), Optional.empty()));
        return this;
    }

    TestMachine inContainer(String kind) {
        container = Optional.of(kind);
        return this;
    }

    TestMachine withoutDockerAccess() {
        dockerGap = Optional.of("docker: permission denied");
        return this;
    }

    Outcome look(String... allow) throws Exception {
        return ExposureCheck.of(new SecurityConfig.Firewall(List.of(allow)), this)
                .look(Clock.systemUTC());
    }

    static List<String> keys(Outcome outcome) {
        return outcome.issues().stream().map(issue -> issue.key()).toList();
    }

    static Finding finding(Outcome outcome, String key) {
        return outcome.issues().stream()
                .filter(issue -> issue.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not among " + keys(outcome)))
                .finding();
    }

    @Override
    public List<Listener> listeners() {
        return listeners;
    }

    @Override
    public List<Place> places() {
        return places;
    }

    @Override
    public Docker.Answer docker() {
        return new Docker.Answer(published, dockerGap);
    }

    @Override
    public FirewallRules.Read firewall() throws InterruptedException {
        return FirewallRules.read(programs);
    }

    @Override
    public Optional<String> container() {
        return container;
    }

    @Override
    public int firstRandomPort() {
        return 32_768;
    }
}
