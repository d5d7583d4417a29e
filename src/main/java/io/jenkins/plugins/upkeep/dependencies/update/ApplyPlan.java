package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.health.probe.Probe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How tested files get into the service.
 *
 * @param install the program and arguments that install what the files name; none where the restart does
 * @param restart the program and arguments that restart the service; none where it needs none
 * @param folder where they run
 * @param timeout how long each may take
 * @param probes what looks at the service
 * @param healthTimeout how long the service may take to be well
 * @param stable how long it must stay well then
 */
public record ApplyPlan(
        List<String> install,
        List<String> restart,
        Path folder,
        Duration timeout,
        List<Probe> probes,
        Duration healthTimeout,
        Duration stable) {
    public ApplyPlan {
        install = List.copyOf(install);
        restart = List.copyOf(restart);
        probes = List.copyOf(probes);
    }
}
