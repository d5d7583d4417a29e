package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.Visible;

/** Names of foreign origin in facts: one that could be taken for more than a name is quoted. */
final class Name {
    private Name() {}

    static String of(String name) {
        var shown = Visible.of(name);
        return shown.matches("[A-Za-z0-9_.@%+#-]+") ? shown : "\"" + shown.replace("\"", "\"\"") + "\"";
    }

    /** A longer text of foreign origin on one line. */
    static String text(String text) {
        return Visible.of(OneLine.of(text));
    }
}
