package io.jenkins.plugins.upkeep.cli.run;

import io.jenkins.plugins.upkeep.cli.task.Outcome;
import java.util.Optional;

/**
 * What became of a part of a cadence.
 *
 * @param task the task's name
 * @param outcome how it ended; empty when it was left out
 * @param leftOut why it was left out; empty when it ran
 */
record PartEnd(String task, Optional<Outcome> outcome, String leftOut) {
    static PartEnd of(String task, Outcome outcome) {
        return new PartEnd(task, Optional.of(outcome), "");
    }

    static PartEnd leftOut(String task, String reason) {
        return new PartEnd(task, Optional.empty(), reason);
    }
}
