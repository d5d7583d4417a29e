package io.jenkins.plugins.upkeep.traffic.ssh;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.journal.Complaints;
import io.jenkins.plugins.upkeep.system.journal.JournalQuery;
import io.jenkins.plugins.upkeep.system.journal.JournalReader;
import io.jenkins.plugins.upkeep.system.journal.JournalSource;
import io.jenkins.plugins.upkeep.system.journal.Trouble;
import java.time.Instant;
import java.util.List;

/**
 * The messages of sshd in the journal. A journal that cannot be read, or not all of it, is a failure: what was kept from us looks as
 * if nobody had tried to log in.
 *
 * @param source the journal
 */
public record JournalLogins(JournalSource source) implements LoginSource {
    /** OpenSSH 9.8 divided the program; its new half writes of logins. */
    private static final List<String> PROGRAMS = List.of("sshd", "sshd-session");

    @Override
    public void read(Instant since, Sink sink) throws UpkeepException, InterruptedException {
        var complaints = new Complaints();
        var reader = new JournalReader(source, complaints);
        reader.read(JournalQuery.all(since).by(PROGRAMS).oldestFirst(), entry -> {
            sink.message(entry.time(), entry.message());
            return true;
        });
        // The first message is enough.
        var silent = reader.read(JournalQuery.all(since), entry -> false);
        requireWhole(complaints, since, silent);
    }

    private void requireWhole(Complaints complaints, Instant since, boolean silent) throws UpkeepException {
        if (!complaints.lines().isEmpty()) {
            throw new UpkeepException("the journal was not read to its end: " + Trouble.quote(complaints));
        }
        var closed = source.unreadable();
        if (!closed.isEmpty()) {
            throw new UpkeepException(
                    "the journal was not read: " + closed.size() + " of its files cannot be read by this user, "
                            + closed.get(0).getFileName() + " among them");
        }
        if (silent) {
            throw new UpkeepException("the journal has no message at all since " + since
                    + "; see whether systemd-journald runs on this machine");
        }
    }
}
