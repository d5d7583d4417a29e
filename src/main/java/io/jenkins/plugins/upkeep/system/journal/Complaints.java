package io.jenkins.plugins.upkeep.system.journal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What journalctl says on standard error that tells of messages it did not give. Its exit status does not tell: it is 0 for
 * a damaged file, and for one that may not be read. Safe for use by several threads.
 */
public final class Complaints {
    private static final int MOST = 20;
    private static final int NOTABLE = 6;
    private static final Pattern LINE = Pattern.compile("<(\\d{1,3})>(.*)", Pattern.DOTALL);

    /** What is said quietly, and means that messages are missing. */
    private static final Pattern LOST = Pattern.compile(
            "skipping|corrupt|can't read|is bad|unexpected type|failed to open journal file", Pattern.CASE_INSENSITIVE);

    private final Set<String> lines = new LinkedHashSet<>();
    private int more;

    /** Takes a line of standard error. */
    public synchronized void take(String line) {
        var parts = LINE.matcher(line);
        var marked = parts.matches();
        var text = (marked ? parts.group(2) : line).strip();
        var level = marked ? Integer.parseInt(parts.group(1)) & 7 : NOTABLE;
        if (!text.isEmpty() && (level <= NOTABLE || LOST.matcher(text).find())) {
            keep(text);
        }
    }

    private void keep(String text) {
        if (lines.size() < MOST) {
            lines.add(text);
        } else if (!lines.contains(text)) {
            more++;
        }
    }

    /**
     * @return what was said that matters
     */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /**
     * @return how many lines there were beyond those kept
     */
    public synchronized int more() {
        return more;
    }
}
