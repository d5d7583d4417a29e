package io.jenkins.plugins.upkeep.security.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The issues that were there when auditing began. They are told, and fail nothing; one that has become graver since does.
 *
 * @param schema what kind of file it is
 * @param made the day on which it was made
 * @param issues the keys of the issues with the severity that they had
 */
public record Baseline(String schema, LocalDate made, Map<String, Severity> issues) {
    private static final String SCHEMA = "upkeep/baseline/1";
    private static final long MOST_BYTES = 16L << 20;
    private static final ObjectMapper MAPPER = Json.mapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Baseline {
        issues = issues == null ? Map.of() : Map.copyOf(issues);
    }

    /** A baseline that knows no issue. */
    public static Baseline none() {
        return new Baseline(SCHEMA, LocalDate.EPOCH, Map.of());
    }

    /** A baseline of all issues that need attention. */
    public static Baseline of(LocalDate today, Collection<Issue> issues) {
        var known = new TreeMap<String, Severity>();
        issues.stream()
                .filter(issue -> issue.finding().severity() != Severity.INFO)
                .forEach(issue -> known.merge(issue.key(), issue.finding().severity(), Baseline::graver));
        return new Baseline(SCHEMA, today, known);
    }

    private static Severity graver(Severity one, Severity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /**
     * @param file the file
     * @return the baseline in it
     * @throws UpkeepException when it is not there, cannot be read or is none
     */
    public static Baseline read(Path file) throws UpkeepException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UpkeepException(file + ": is too large for a baseline; write it anew with --write-baseline");
            }
            var baseline = MAPPER.readValue(Files.readAllBytes(file), Baseline.class);
            return checked(file, baseline);
        } catch (NoSuchFileException e) {
            throw new UpkeepException(
                    file
                            + ": the baseline is not there; write it with --write-baseline, or leave security.baseline out",
                    e);
        } catch (JsonProcessingException e) {
            throw new UpkeepException(file + ": is no baseline; write it anew with --write-baseline", e);
        } catch (IOException e) {
            throw new UpkeepException(
                    file + ": the baseline cannot be read (" + FileTrouble.reason(e) + "); check its rights", e);
        }
    }

    private static Baseline checked(Path file, Baseline baseline) throws UpkeepException {
        if (baseline == null || !SCHEMA.equals(baseline.schema) || baseline.made == null) {
            throw new UpkeepException(file + ": is no baseline of this version; write it anew with --write-baseline");
        }
        return baseline;
    }

    /**
     * Writes it, whole or not at all.
     *
     * @param file the file, created or replaced
     * @throws UpkeepException when it cannot be written
     */
    public void write(Path file) throws UpkeepException {
        try {
            var sorted = new Content(schema, made, new TreeMap<>(issues));
            AtomicFile.write(file, MAPPER.writeValueAsString(sorted) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a baseline cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private record Content(String schema, LocalDate made, Map<String, Severity> issues) {}

    /** Whether the issue was there already, and was as grave. */
    boolean knows(Issue issue) {
        var then = issues.get(issue.key());
        return then != null && then.compareTo(issue.finding().severity()) >= 0;
    }
}
