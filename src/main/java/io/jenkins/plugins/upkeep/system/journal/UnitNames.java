package io.jenkins.plugins.upkeep.system.journal;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lists the units that stand in a journal, without reading any message.
 *
 * @param source the journal
 * @param complaints collects what journalctl says on standard error
 */
public record UnitNames(JournalSource source, Complaints complaints) {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /**
     * Looks.
     *
     * @param fields the fields where names of units stand: {@link EntryFields#UNITS}
     * @return the names
     * @throws JournalctlException when journalctl cannot be started or does not end
     * @throws InterruptedException when this thread was told to stop
     */
    public Set<String> list(List<String> fields) throws JournalctlException, InterruptedException {
        var names = new TreeSet<String>();
        for (var field : fields) {
            var result = run(source.command().with("--field=" + field));
            result.output().lines().filter(line -> !line.isBlank()).forEach(names::add);
            if (!result.succeeded() && complaints.lines().isEmpty()) {
                complaints.take("the list of units ended with status " + result.status());
            }
        }
        return names;
    }

    private ProcessResult run(Command command) throws JournalctlException, InterruptedException {
        try {
            return command.run(LONGEST, complaints::take);
        } catch (UpkeepException e) {
            throw new JournalctlException(e);
        }
    }
}
