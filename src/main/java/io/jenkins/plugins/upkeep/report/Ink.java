package io.jenkins.plugins.upkeep.report;

/** Colours text for a terminal by ANSI sequences, or leaves it as it is. */
public enum Ink {
    /** Leaves it as it is. */
    PLAIN,
    /** Colours it. */
    COLOURED;

    private static final String BOLD = "1";
    private static final String DIM = "2";

    /** What should catch the eye. */
    public String strong(String text) {
        return in(BOLD, text);
    }

    /** What stands back. */
    public String quiet(String text) {
        return in(DIM, text);
    }

    /** Text in the colour of a severity. */
    public String of(Severity severity, String text) {
        return severity == Severity.INFO ? in("36", text) : of(severity.status(), text);
    }

    /** Text in the colour of a status. */
    public String of(Status status, String text) {
        return switch (status) {
            case OK -> in("1;32", text);
            case WARNING -> in("1;33", text);
            case UNKNOWN -> in("1;35", text);
            case CRITICAL -> in("1;31", text);
        };
    }

    private String in(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
