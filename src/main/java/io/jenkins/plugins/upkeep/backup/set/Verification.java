package io.jenkins.plugins.upkeep.backup.set;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.ToolVersion;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of verifying a set at a time. Written beside the set afterwards; the manifest never changes. One that failed
 * proves nothing, so its level is NONE: a version that does not know of failures takes it for no proof.
 *
 * @param schema {@code upkeep/verification/1}
 * @param set the id of the set
 * @param level what is proved
 * @param at when
 * @param tool the version of Upkeep that did it
 * @param failure how it failed; empty for a proof, as in all documents of versions that did not write failures down
 * @param sample the files that were read and are as they were stored, where not all were read: that proves no level
 */
public record Verification(
        String schema,
        String set,
        VerificationLevel level,
        Instant at,
        String tool,
        Optional<Failure> failure,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> sample) {
    /** The form that this version writes. */
    static final String SCHEMA = "upkeep/verification/1";

    private static final int LONGEST_REASON = 500;

    public Verification {
        Objects.requireNonNull(set, "a verification of no set");
        Objects.requireNonNull(level, "a verification without its level");
        Objects.requireNonNull(at, "a verification without its time");
        if (failure.isPresent() && level != VerificationLevel.NONE) {
            throw new IllegalArgumentException("a verification that failed proves nothing");
        }
        sample = sample == null ? List.of() : List.copyOf(sample);
    }

    /**
     * A proof that failed by the set's own fault.
     *
     * @param level how the set was verified
     * @param reason what was wrong with it, in one line
     */
    public record Failure(VerificationLevel level, String reason) {
        public Failure {
            Objects.requireNonNull(level, "a failure without its level");
            reason = shortened(OneLine.of(reason));
        }

        /** A server may quote a whole row. */
        private static String shortened(String text) {
            if (text.length() <= LONGEST_REASON) {
                return text;
            }
            var end = LONGEST_REASON - 1;
            return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
        }
    }

    /** A proof by this version. */
    public static Verification of(Manifest manifest, VerificationLevel level, Instant at) {
        return new Verification(SCHEMA, manifest.id(), level, at, ToolVersion.current(), Optional.empty(), List.of());
    }

    /**
     * That some files of a set were read by this version and are as they were stored.
     *
     * @param paths their paths within the set, at least one
     */
    public static Verification ofSample(Manifest manifest, List<String> paths, Instant at) {
        return new Verification(
                SCHEMA, manifest.id(), VerificationLevel.NONE, at, ToolVersion.current(), Optional.empty(), paths);
    }

    /**
     * A proof by this version that failed.
     *
     * @param level how the set was verified
     * @param faults what was wrong with it, at least one line; the first one is written down, unless it may quote what is
     *     encrypted
     */
    public static Verification failed(Manifest manifest, VerificationLevel level, List<String> faults, Instant at) {
        var failure = new Failure(level, reason(manifest, level, faults));
        return new Verification(
                SCHEMA,
                manifest.id(),
                VerificationLevel.NONE,
                at,
                ToolVersion.current(),
                Optional.of(failure),
                List.of());
    }

    private static String reason(Manifest manifest, VerificationLevel level, List<String> faults) {
        if (manifest.encryption().isPresent() && level == VerificationLevel.RESTORED) {
            // A server's complaint may quote a row, and this document is not encrypted.
            return "does not restore to what was backed up (" + faults.size()
                    + " differences, named in the report alone)";
        }
        var more = faults.size() == 1 ? "" : "(and " + (faults.size() - 1) + " more) ";
        return more + faults.get(0);
    }

    /**
     * @return whether the set did not pass
     */
    @JsonIgnore
    public boolean isFailed() {
        return failure.isPresent();
    }

    /**
     * @return whether only some of the files were read
     */
    @JsonIgnore
    public boolean isSample() {
        return !sample.isEmpty();
    }

    /** Whether this says that a file was read and was as it was stored. */
    boolean covers(SetFile file) {
        return !isFailed() && (level != VerificationLevel.NONE || sample.contains(file.path()));
    }

    /** Whether this proof takes the doubt away that an earlier failure left. */
    boolean lifts(Verification failed) {
        return !isFailed()
                && at.isAfter(failed.at)
                && level.compareTo(failed.failure.orElseThrow().level()) >= 0;
    }

    /**
     * A failure comes after all that was known when it was written down, whatever the clocks said: else a proof from a
     * clock that was ahead would outlast it. A proof keeps its time; one from a clock that is behind lifts no failure.
     */
    Verification after(List<Verification> earlier) {
        var newest = earlier.stream().map(Verification::at).max(Instant::compareTo);
        return isFailed() && newest.isPresent() && !at.isAfter(newest.get())
                ? new Verification(schema, set, level, newest.get().plusNanos(1), tool, failure, sample)
                : this;
    }

    /** The name of its document. */
    String fileName() {
        var kind =
                failure.map(failed -> failed.level().word() + "-failed").orElse(isSample() ? "sample" : level.word());
        return at.toString().replaceAll("[:.-]", "") + "-" + kind + ".json";
    }
}
