package io.jenkins.plugins.upkeep.backup.set;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A set that exists, with all that is known of it. The newest result counts: a proof that failed takes the level away until
 * a later one succeeds that asks at least as much. Of two results of the same instant, the failure counts.
 *
 * @param manifest what it holds
 * @param verifications how and when it was verified, the oldest first
 */
public record BackupSet(Manifest manifest, List<Verification> verifications) {
    public BackupSet {
        verifications = verifications.stream()
                .sorted(Comparator.comparing(Verification::at).thenComparing(Verification::isFailed))
                .toList();
    }

    /**
     * @return the newest failure that no later proof has lifted; while there is one, the set is not verified
     */
    public Optional<Verification> failure() {
        return verifications.stream()
                .filter(Verification::isFailed)
                .filter(failed -> verifications.stream().noneMatch(later -> later.lifts(failed)))
                .reduce((older, newer) -> newer);
    }

    /**
     * @return the strongest proof since the last failure, of several the newest; empty for a set that is not verified
     */
    public Optional<Verification> proof() {
        if (!manifest.isComplete() || failure().isPresent()) {
            return Optional.empty();
        }
        var failed = verifications.stream()
                .filter(Verification::isFailed)
                .map(Verification::at)
                .reduce(Instant.MIN, (older, newer) -> newer);
        return verifications.stream()
                .filter(proof ->
                        proof.level() != VerificationLevel.NONE && proof.at().isAfter(failed))
                .max(Comparator.comparing(Verification::level).thenComparing(Verification::at));
    }

    /**
     * Says when a file was read last and was as it was stored: by a proof of the set, or as a part of a sample.
     *
     * @param file one of the set's files
     * @return when; empty when it never was
     */
    public Optional<Instant> lastRead(SetFile file) {
        return verifications.stream()
                .filter(verification -> verification.covers(file))
                .map(Verification::at)
                .max(Comparator.naturalOrder());
    }

    /**
     * @return since when every file of the set was read and was as it was stored; empty while one never was
     */
    public Optional<Instant> readSince() {
        var times = manifest.contents().stream().map(this::lastRead).toList();
        return times.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : times.stream().flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /**
     * @return how the set is verified; NONE for one that is not complete, and for one that failed its last proof
     */
    public VerificationLevel level() {
        return proof().map(Verification::level).orElse(VerificationLevel.NONE);
    }
}
