package io.jenkins.plugins.upkeep.dependencies.osv;

import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;

/**
 * An advisory of which cannot be told whether it affects a package. Never to be taken for good.
 *
 * @param wanted the package
 * @param id the advisory; empty when it is none in particular
 * @param reason why it cannot be told
 */
public record Undecided(Wanted wanted, String id, String reason) {}
