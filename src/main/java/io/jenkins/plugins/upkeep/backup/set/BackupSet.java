package io.jenkins.plugins.upkeep.backup.set;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A set that exists, with all that is known of it.
 *
 * @param manifest what it holds
 * @param verifications how and when it was verified
 */
public record BackupSet(Manifest manifest, List<Verification> verifications) {
    public BackupSet {
        verifications = List.copyOf(verifications);
    }

    /**
     * @return the strongest proof, of several the newest
     */
    public Optional<Verification> best() {
        return verifications.stream()
                .max(Comparator.comparing(Verification::level).thenComparing(Verification::at));
    }

    /**
     * @return how the set is verified; NONE for one that is not complete
     */
    public VerificationLevel level() {
        return manifest.isComplete()
                ? best().map(Verification::level).orElse(VerificationLevel.NONE)
                : VerificationLevel.NONE;
    }
}
