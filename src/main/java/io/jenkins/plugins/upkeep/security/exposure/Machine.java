package io.jenkins.plugins.upkeep.security.exposure;

import io.jenkins.plugins.upkeep.security.exposure.firewall.FirewallRules;
import io.jenkins.plugins.upkeep.security.exposure.host.Container;
import io.jenkins.plugins.upkeep.security.exposure.host.Docker;
import io.jenkins.plugins.upkeep.security.exposure.host.Listener;
import io.jenkins.plugins.upkeep.security.exposure.host.ListeningSockets;
import io.jenkins.plugins.upkeep.security.exposure.host.Place;
import io.jenkins.plugins.upkeep.security.exposure.host.Places;
import io.jenkins.plugins.upkeep.security.exposure.host.Programs;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the exposure of a machine is made of. */
interface Machine {
    List<Listener> listeners() throws UpkeepException, InterruptedException;

    List<Place> places() throws UpkeepException;

    Docker.Answer docker() throws InterruptedException;

    FirewallRules.Read firewall() throws InterruptedException;

    /** The kind of container that this process runs in; empty for one that sees the machine itself. */
    Optional<String> container();

    /** The first port that the kernel gives to programs that ask for none. */
    int firstRandomPort();

    /** This machine, as this process sees it. */
    static Machine here(Path proc, Programs programs) {
        return new Here(proc, programs);
    }

    /**
     * This machine.
     *
     * @param proc {@code /proc}
     * @param programs its programs
     */
    record Here(Path proc, Programs programs) implements Machine {
        @Override
        public List<Listener> listeners() throws UpkeepException, InterruptedException {
            return ListeningSockets.read(proc, programs);
        }

        @Override
        public List<Place> places() throws UpkeepException {
            return Places.read(proc);
        }

        @Override
        public Docker.Answer docker() throws InterruptedException {
            return Docker.ask(proc, programs);
        }

        @Override
        public FirewallRules.Read firewall() throws InterruptedException {
            return FirewallRules.read(programs);
        }

        @Override
        public Optional<String> container() {
            return Container.of(proc);
        }

        @Override
        public int firstRandomPort() {
            return RandomPorts.first(proc);
        }
    }
}
