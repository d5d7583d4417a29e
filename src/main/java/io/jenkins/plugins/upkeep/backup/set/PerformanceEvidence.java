package io.jenkins.plugins.upkeep.backup.set;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The performance data in a set.
 *
 * @param from the beginning of the period that Prometheus was asked for
 * @param until its end
 * @param stepSeconds the time between two points
 * @param statistics when PostgreSQL's statistics were read, by the server's clock; empty when they were not
 * @param files each file
 */
public record PerformanceEvidence(
        Instant from, Instant until, long stepSeconds, Optional<Instant> statistics, List<ExportEvidence> files) {
    public PerformanceEvidence {
        files = List.copyOf(files);
    }

    /**
     * @return how many rows all files have
     */
    @JsonIgnore
    public long totalRows() {
        return files.stream().mapToLong(ExportEvidence::rows).sum();
    }
}
