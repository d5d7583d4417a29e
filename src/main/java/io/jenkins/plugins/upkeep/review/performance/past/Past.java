package io.jenkins.plugins.upkeep.review.performance.past;

import io.jenkins.plugins.upkeep.report.View;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of earlier runs of one service.
 *
 * @param runs the runs, the oldest first, each once
 * @param limits the limits that the newest reports held their measurements against
 * @param largestTables the largest tables of the database, as the newest report shows them
 * @param files how many files were read
 * @param damaged files that could not be read, or only in parts, one line each
 * @param remarks why there may be more than was read, one line each
 */
public record Past(
        List<PastRun> runs,
        Map<Place, Mark> limits,
        Optional<View.Table> largestTables,
        int files,
        List<String> damaged,
        List<String> remarks) {
    public Past {
        runs = List.copyOf(runs);
        limits = Map.copyOf(limits);
        damaged = List.copyOf(damaged);
        remarks = List.copyOf(remarks);
    }

    /**
     * What a limit is of.
     *
     * @param task the task that measured it
     * @param name what was measured
     * @param subject the thing that it was measured on
     */
    public record Place(String task, String name, String subject) {}

    /**
     * A limit at a time.
     *
     * @param at when the run began that knew it
     * @param limit the limit
     */
    public record Mark(Instant at, double limit) {}

    /**
     * @param task the task that measured it
     * @param name what was measured
     * @param subject the thing that it was measured on
     * @return the limit that the newest report held it against
     */
    public OptionalDouble limit(String task, String name, String subject) {
        var mark = limits.get(new Place(task, name, subject));
        return mark == null ? OptionalDouble.empty() : OptionalDouble.of(mark.limit());
    }
}
