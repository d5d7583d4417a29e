package io.jenkins.plugins.upkeep.health.journal;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.journal.Complaints;
import io.jenkins.plugins.upkeep.system.journal.JournalSource;
import io.jenkins.plugins.upkeep.system.journal.Trouble;
import java.util.Optional;

/**
 * Why a journal cannot be relied on: what may not be read looks as if nothing had been written.
 *
 * @param seen what is wrong
 * @param action what to do about it
 */
record Doubt(String seen, String action) {
    private static final String RIGHTS =
            "let Upkeep's user be in the group systemd-journal (usermod -aG systemd-journal …), and"
                    + " mend the rights of the files";

    static Optional<Doubt> of(JournalSource source, Complaints complaints) {
        if (!complaints.lines().isEmpty()) {
            var trouble = Trouble.of(complaints);
            return Optional.of(new Doubt(trouble.said() + "; " + Trouble.quote(complaints), advice(trouble)));
        }
        var closed = source.unreadable();
        return closed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Doubt(
                        closed.size() + " of its files cannot be read by this user, "
                                + closed.get(0).getFileName() + " among them",
                        RIGHTS));
    }

    private static String advice(Trouble trouble) {
        return switch (trouble) {
            case FORBIDDEN -> RIGHTS;
            case MISSING ->
                "run Upkeep on the service's host, or see whether systemd-journald keeps a journal there; where there is"
                        + " none, leave host.journal out";
            case DAMAGED ->
                "run 'journalctl --rotate' and 'journalctl --verify', and move what is damaged to another place";
            case UNCLEAR -> "see what this means";
        };
    }

    Finding finding(String subject) {
        return Finding.unknown(subject, "cannot be relied on: the journal " + seen, action);
    }
}
