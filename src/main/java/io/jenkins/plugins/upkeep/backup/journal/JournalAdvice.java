package io.jenkins.plugins.upkeep.backup.journal;

import io.jenkins.plugins.upkeep.system.journal.Complaints;
import io.jenkins.plugins.upkeep.system.journal.Trouble;
import java.util.List;

/** Puts what journalctl complained of into one line that ends with what to do. */
final class JournalAdvice {
    static final String RIGHTS =
            "let the user of the backup be in the group systemd-journal, and mend the rights of the files";

    private JournalAdvice() {}

    /** One line, or none when there was no complaint. */
    static List<String> of(Complaints complaints) {
        if (complaints.lines().isEmpty()) {
            return List.of();
        }
        var trouble = Trouble.of(complaints);
        return List.of(trouble.said() + "; " + Trouble.quote(complaints) + "; " + advice(trouble));
    }

    private static String advice(Trouble trouble) {
        return switch (trouble) {
            case FORBIDDEN -> RIGHTS;
            case MISSING ->
                "see whether systemd-journald keeps a journal on this machine; where there is none, leave"
                        + " backup.parts.journal out";
            case DAMAGED ->
                "run 'journalctl --rotate' and 'journalctl --verify', move what is damaged to another place, and run the"
                        + " backup again";
            case UNCLEAR -> "see what this means, and run the backup again";
        };
    }
}
