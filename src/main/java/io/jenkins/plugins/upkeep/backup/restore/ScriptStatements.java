package io.jenkins.plugins.upkeep.backup.restore;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides a script of pg_dumpall into its statements: lines, but for those that go on because a quoted text or name has a
 * line break in it. A quote within quotes is doubled there, and so opens and closes again.
 */
final class ScriptStatements {
    private final List<String> statements = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private final QuoteState quotes = new QuoteState();

    private ScriptStatements() {}

    static List<String> of(String script) {
        var division = new ScriptStatements();
        for (var line : script.split("\n", -1)) {
            division.add(line);
        }
        return List.copyOf(division.statements);
    }

    private void add(String line) {
        open.append(open.isEmpty() ? "" : "\n").append(line);
        quotes.pass(line);
        if (!quotes.isOpen()) {
            statements.add(open.toString());
            open.setLength(0);
        }
    }
}
