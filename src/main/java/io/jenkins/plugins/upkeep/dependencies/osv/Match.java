package io.jenkins.plugins.upkeep.dependencies.osv;

import io.jenkins.plugins.upkeep.dependencies.advisory.Advisory;
import io.jenkins.plugins.upkeep.dependencies.advisory.Remedy;
import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import io.jenkins.plugins.upkeep.dependencies.advisory.Weakness;
import java.util.List;

/**
 * A package that advisories affect.
 *
 * @param wanted the package
 * @param affecting the advisories that affect it; at least one
 * @param others further advisories about it that do not affect this version, as far as the source knows them
 */
public record Match(Wanted wanted, List<Advisory> affecting, List<Advisory> others) {
    public Match {
        affecting = List.copyOf(affecting);
        others = List.copyOf(others);
    }

    /**
     * @return its weaknesses, each once, however many advisories tell of it
     */
    public List<Weakness> weaknesses() {
        return Weakness.of(affecting);
    }

    /**
     * @return what mends all of them
     */
    public Remedy remedy() {
        return Remedy.of(wanted, affecting, others);
    }
}
