package io.jenkins.plugins.upkeep.system.journal;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which messages of a journal are wanted. Immutable.
 *
 * @param since the earliest time
 * @param arguments what else tells journalctl so
 */
public record JournalQuery(Instant since, List<String> arguments) {
    public JournalQuery {
        arguments = List.copyOf(arguments);
    }

    /** All messages since a time. */
    public static JournalQuery all(Instant since) {
        return new JournalQuery(since, List.of());
    }

    /** The messages of weight 0 to 3: emergencies, alerts, critical messages and errors. */
    public static JournalQuery errors(Instant since) {
        return new JournalQuery(since, List.of("--priority=err"));
    }

    /** Of these, only those of the kernel itself, also of earlier boots. */
    public JournalQuery ofKernel() {
        return with(List.of("_TRANSPORT=kernel"));
    }

    /**
     * Of these, only those of some units.
     *
     * @param units their whole names, each known to the journal; none for all
     */
    public JournalQuery ofUnits(List<String> units) {
        return with(units.stream().map(unit -> "--unit=" + unit).toList());
    }

    private JournalQuery with(List<String> more) {
        return new JournalQuery(
                since, Stream.concat(arguments.stream(), more.stream()).toList());
    }
}
