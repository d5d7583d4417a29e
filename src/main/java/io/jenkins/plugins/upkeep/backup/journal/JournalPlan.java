package io.jenkins.plugins.upkeep.backup.journal;

import io.jenkins.plugins.upkeep.system.journal.JournalSource;
import java.time.Duration;
import java.util.List;

/**
 * Which part of the journal is backed up.
 *
 * @param units names and patterns of the units; none for all
 * @param period how far back
 * @param source where the journal is
 */
public record JournalPlan(List<String> units, Duration period, JournalSource source) {
    public JournalPlan {
        units = List.copyOf(units);
    }
}
