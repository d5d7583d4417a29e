package io.jenkins.plugins.upkeep.cli.command;

import java.util.Map;

/**
 * Which streams show colours.
 *
 * @param out whether standard output does
 * @param errors whether standard error does
 */
public record Colours(boolean out, boolean errors) {
    /** Neither. */
    public static final Colours NONE = new Colours(false, false);

    /**
     * @return those of this process: what is a terminal, by the word of the starter, as Java itself cannot tell
     */
    public static Colours ofProcess() {
        return of(System.getProperty("upkeep.terminals", ""), System.getenv());
    }

    /**
     * @param terminals the numbers of the streams that are terminals: {@code 12}, {@code 2} or nothing
     * @param environment the variables; NO_COLOR and a dumb terminal forbid colours
     * @return which streams show colours
     */
    static Colours of(String terminals, Map<String, String> environment) {
        var forbidden = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return forbidden ? NONE : new Colours(terminals.contains("1"), terminals.contains("2"));
    }
}
