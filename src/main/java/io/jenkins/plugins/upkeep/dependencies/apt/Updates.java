package io.jenkins.plugins.upkeep.dependencies.apt;

import io.jenkins.plugins.upkeep.dependencies.advisory.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What apt would change.
 *
 * @param upgrades all packages that would change, held ones too
 * @param listed how new the newest list of a security archive is
 * @param problems what could not be read
 */
public record Updates(List<Upgrade> upgrades, Optional<Instant> listed, List<Problem> problems) {
    public Updates {
        upgrades = List.copyOf(upgrades);
        problems = List.copyOf(problems);
    }

    /**
     * @return the security updates
     */
    public List<Upgrade> security() {
        return upgrades.stream().filter(Upgrade::isSecurity).toList();
    }
}
