package io.jenkins.plugins.upkeep.system.journal;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.util.List;
import java.util.stream.Collectors;

/** What may be wrong with a journal, as far as journalctl's complaints tell. */
public enum Trouble {
    /** This user may not read all of it. */
    FORBIDDEN("permission|not seeing messages from other users", "cannot be read by this user"),
    /** There is none. */
    MISSING("no journal files were found|no such file", "is not there"),
    /** Some of its files are damaged. */
    DAMAGED("truncated|corrupt|skipping|is bad|unexpected type|can't read|invalid|bad message", "has damaged files"),
    /** Something else. */
    UNCLEAR("", "may not be whole");

    private static final int MOST_QUOTED = 3;

    private final String words;
    private final String said;

    Trouble(String words, String said) {
        this.words = words;
        this.said = said;
    }

    /**
     * @return what it means for the journal, after its name
     */
    public String said() {
        return said;
    }

    /**
     * @param complaints what journalctl said
     * @return the first of these troubles that it speaks of
     */
    public static Trouble of(Complaints complaints) {
        var text = String.join("\n", complaints.lines());
        for (var trouble : values()) {
            if (text.matches("(?is).*(" + trouble.words + ").*")) {
                return trouble;
            }
        }
        return UNCLEAR;
    }

    /**
     * @param complaints what journalctl said
     * @return the beginning of it, in one line
     */
    public static String quote(Complaints complaints) {
        List<String> lines = complaints.lines();
        var rest = lines.size() - Math.min(lines.size(), MOST_QUOTED) + complaints.more();
        var quoted = lines.stream()
                .limit(MOST_QUOTED)
                .map(line -> "\"" + OneLine.of(line) + "\"")
                .collect(Collectors.joining(" "));
        return "journalctl says " + quoted + (rest > 0 ? " and " + rest + " lines more" : "");
    }
}
