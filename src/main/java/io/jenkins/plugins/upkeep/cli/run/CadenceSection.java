package io.jenkins.plugins.upkeep.cli.run;

import io.jenkins.plugins.upkeep.cli.cadence.Cadence;
import io.jenkins.plugins.upkeep.report.Section;
import io.jenkins.plugins.upkeep.report.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of each task of a cadence.
 *
 * @param cadence the cadence's word: {@code daily}
 * @param tasks its tasks in their order
 */
record CadenceSection(String cadence, List<Entry> tasks) implements Section {
    CadenceSection {
        tasks = List.copyOf(tasks);
    }

    /**
     * A task.
     *
     * @param task its name
     * @param status how it ended; empty when it was left out
     * @param duration how long it took; empty when it was left out
     * @param verdict its sentence, or why it was left out
     */
    record Entry(String task, Optional<Status> status, Optional<Duration> duration, String verdict) {
        static Entry of(PartEnd end) {
            return end.outcome()
                    .map(outcome -> outcome.report())
                    .map(report -> new Entry(
                            end.task(), Optional.of(report.status()), Optional.of(report.duration()), report.verdict()))
                    .orElseGet(() ->
                            new Entry(end.task(), Optional.empty(), Optional.empty(), "left out: " + end.leftOut()));
        }
    }

    static CadenceSection of(Cadence cadence, List<PartEnd> ends) {
        return new CadenceSection(cadence.word(), ends.stream().map(Entry::of).toList());
    }

    @Override
    public String key() {
        return "cadence";
    }
}
