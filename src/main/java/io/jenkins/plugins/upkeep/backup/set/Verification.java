package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.ToolVersion;
import java.time.Instant;

/**
 * A proof that a set was good at a time. Written beside the set after it was verified; the manifest never changes.
 *
 * @param schema {@code upkeep/verification/1}
 * @param set the id of the set
 * @param level how it was verified
 * @param at when
 * @param tool the version of Upkeep that did it
 */
public record Verification(String schema, String set, VerificationLevel level, Instant at, String tool) {
    /** The form that this version writes. */
    static final String SCHEMA = "upkeep/verification/1";

    /** A proof by this version. */
    public static Verification of(Manifest manifest, VerificationLevel level, Instant at) {
        return new Verification(SCHEMA, manifest.id(), level, at, ToolVersion.current());
    }
}
