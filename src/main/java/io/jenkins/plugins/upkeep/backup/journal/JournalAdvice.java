package io.jenkins.plugins.upkeep.backup.journal;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.util.List;
import java.util.stream.Collectors;

/** Puts what journalctl complained of into one line that ends with what to do. */
final class JournalAdvice {
    static final String RIGHTS =
            "let the user of the backup be in the group systemd-journal, and mend the rights of the files";

    private static final int MOST_QUOTED = 3;

    private JournalAdvice() {}

    /** One line, or none when there was no complaint. */
    static List<String> of(Complaints complaints) {
        var lines = complaints.lines();
        if (lines.isEmpty()) {
            return List.of();
        }
        var rest = lines.size() - Math.min(lines.size(), MOST_QUOTED) + complaints.more();
        var quoted = lines.stream()
                .limit(MOST_QUOTED)
                .map(line -> "\"" + OneLine.of(line) + "\"")
                .collect(Collectors.joining(" "));
        return List.of(kind(lines).said + "; journalctl says " + quoted
                + (rest > 0 ? " and " + rest + " lines more" : "") + "; " + kind(lines).advice);
    }

    private static Kind kind(List<String> lines) {
        var text = String.join("\n", lines);
        for (var kind : Kind.values()) {
            if (text.matches("(?is).*(" + kind.words + ").*")) {
                return kind;
            }
        }
        return Kind.OTHER;
    }

    private enum Kind {
        RIGHTS_MISSING("permission|not seeing messages from other users", "cannot be read by this user", RIGHTS),
        NOTHING(
                "no journal files were found|no such file",
                "is not there",
                "see whether systemd-journald keeps a journal on this machine; where there is none, leave"
                        + " backup.parts.journal out"),
        DAMAGED(
                "truncated|corrupt|skipping|is bad|unexpected type|can't read|invalid|bad message",
                "has damaged files",
                "run 'journalctl --rotate' and 'journalctl --verify', move what is damaged to another place, and run the"
                        + " backup again"),
        OTHER("", "may not be whole", "see what this means, and run the backup again");

        private final String words;
        private final String said;
        private final String advice;

        Kind(String words, String said, String advice) {
            this.words = words;
            this.said = said;
            this.advice = advice;
        }
    }
}
