package io.jenkins.plugins.upkeep.jenkins.page;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.Visible;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A report in the history of a job. It outlives its build. What another version did not write is empty, and what is too
 * long is {@linkplain Bounded cut}.
 *
 * @param build the build's number
 * @param id the id of the step in it
 * @param gone whether the build has been deleted since
 * @param dryRun whether the task only said what it would do
 * @param task the task
 * @param service the service that it was about
 * @param status how it ended
 * @param verdict its sentence
 * @param started when it began
 * @param seconds how long it took
 * @param findings how many findings there were of each severity
 * @param measurements the measurements of the task as a whole, by their names, in the report's order
 * @param units what they count, by the same names
 * @param facts what the task's own part of the report says, as {@link SectionFacts} names it
 */
public record HistoryEntry(
        int build,
        String id,
        boolean gone,
        boolean dryRun,
        String task,
        String service,
        Status status,
        String verdict,
        Instant started,
        double seconds,
        Map<String, Integer> findings,
        Map<String, Double> measurements,
        Map<String, Unit> units,
        Map<String, String> facts) {
    public HistoryEntry {
        id = Objects.requireNonNullElse(id, "");
        task = visible(task);
        service = visible(service);
        status = Objects.requireNonNullElse(status, Status.UNKNOWN);
        verdict = visible(verdict);
        started = Objects.requireNonNullElse(started, Instant.EPOCH);
        findings = kept(findings);
        measurements = kept(measurements);
        units = kept(units);
        facts = kept(facts);
    }

    /** The pages show it, and what turns the direction of writing would lie about it. */
    private static String visible(String text) {
        return text == null ? "" : Bounded.text(Visible.of(text));
    }

    /** In the given order, which {@link Map#copyOf} would lose. */
    private static <V> Map<String, V> kept(Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(Bounded.map(map));
    }

    static HistoryEntry of(int build, KeptReport report) {
        return new HistoryEntry(
                build,
                report.getId(),
                false,
                report.isDryRun(),
                report.getTask(),
                report.getService(),
                report.getStatus(),
                report.getVerdict(),
                report.getStarted(),
                report.getDuration().toMillis() / 1e3,
                report.getFindings(),
                report.getMeasurements(),
                report.getUnits(),
                report.getFacts());
    }

    boolean isOfSameStep(HistoryEntry other) {
        return build == other.build && id.equals(other.id);
    }

    HistoryEntry withoutBuild() {
        return new HistoryEntry(
                build,
                id,
                true,
                dryRun,
                task,
                service,
                status,
                verdict,
                started,
                seconds,
                findings,
                measurements,
                units,
                facts);
    }

    int findings(Severity severity) {
        return findings.getOrDefault(severity.name(), 0);
    }

    /**
     * @return when it ended
     */
    public Instant ended() {
        return started.plusMillis(Math.round(seconds * 1e3));
    }

    /** A measurement of the task as a whole. */
    OptionalDouble measurement(String name) {
        var value = measurements.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** When the set was begun that this task made and verified, or restored and compared. */
    Optional<Instant> verifiedBackup() {
        var verified = facts.getOrDefault("backup.verified", "none");
        return verified.equals("none") ? Optional.empty() : moment("backup.started");
    }

    /** When the set was begun that this task made, restored and compared. */
    Optional<Instant> restoredBackup() {
        return "restored".equals(facts.get("backup.verified")) ? moment("backup.started") : Optional.empty();
    }

    private Optional<Instant> moment(String fact) {
        try {
            return Optional.ofNullable(facts.get(fact)).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
