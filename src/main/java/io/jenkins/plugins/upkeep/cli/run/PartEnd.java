package io.jenkins.plugins.upkeep.cli.run;

import io.jenkins.plugins.upkeep.cli.task.Outcome;
import java.util.Optional;

/**
 * What became of a part of a cadence.
 *
 * @param task the task's name
 * @param outcome how it ended; empty when it was left out
 * @param leftOut why it was left out; empty when it ran
 * @param stopped whether it would have run, had nobody stopped the cadence before
 */
record PartEnd(String task, Optional<Outcome> outcome, String leftOut, boolean stopped) {
    static PartEnd of(String task, Outcome outcome) {
        return new PartEnd(task, Optional.of(outcome), "", false);
    }

    static PartEnd leftOut(String task, String reason) {
        return new PartEnd(task, Optional.empty(), reason, false);
    }

    static PartEnd stopped(String task) {
        return new PartEnd(task, Optional.empty(), "stopped before it began", true);
    }
}
