package io.jenkins.plugins.upkeep.system.journal;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which messages of a journal are wanted. Immutable.
 *
 * @param since the earliest time
 * @param arguments what else tells journalctl so
 * @param newestFirst whether the newest message comes first
 */
public record JournalQuery(Instant since, List<String> arguments, boolean newestFirst) {
    public JournalQuery {
        arguments = List.copyOf(arguments);
    }

    /** All messages since a time. */
    public static JournalQuery all(Instant since) {
        return new JournalQuery(since, List.of(), true);
    }

    /** The messages of weight 0 to 3: emergencies, alerts, critical messages and errors. */
    public static JournalQuery errors(Instant since) {
        return new JournalQuery(since, List.of("--priority=err"), true);
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

    /**
     * Of these, only those of some programs.
     *
     * @param identifiers what they call themselves: {@code sshd}
     */
    public JournalQuery by(List<String> identifiers) {
        return with(identifiers.stream()
                .map(identifier -> "SYSLOG_IDENTIFIER=" + identifier)
                .toList());
    }

    /** The same, the oldest first. */
    public JournalQuery oldestFirst() {
        return new JournalQuery(since, arguments, false);
    }

    private JournalQuery with(List<String> more) {
        return new JournalQuery(
                since, Stream.concat(arguments.stream(), more.stream()).toList(), newestFirst);
    }
}
