package io.jenkins.plugins.upkeep.task;

import java.util.List;

/**
 * An option of a task.
 *
 * @param name its name in camel case, as the Jenkins step has it; the command line writes {@code maxAge} as
 *     {@code --max-age}
 * @param kind what it holds
 * @param placeholder what stands for the value in the help: {@code ID}
 * @param description what it does, in one sentence without a full stop
 * @param allowed the values allowed, where they are few; else empty
 */
public record TaskOption(String name, Kind kind, String placeholder, String description, List<String> allowed) {
    public TaskOption {
        allowed = List.copyOf(allowed);
    }

    /** What an option holds. */
    public enum Kind {
        /** There or not. */
        FLAG,
        /** A text. */
        TEXT,
        /** A text that stands without a name, as the first word after the task's name. */
        ARGUMENT
    }

    /** An option that is there or not. */
    public static TaskOption flag(String name, String description) {
        return new TaskOption(name, Kind.FLAG, "", description, List.of());
    }

    /** An option with a text. */
    public static TaskOption text(String name, String placeholder, String description) {
        return new TaskOption(name, Kind.TEXT, placeholder, description, List.of());
    }

    /** An option with one of a few values. */
    public static TaskOption choice(String name, String description, List<String> allowed) {
        return new TaskOption(name, Kind.TEXT, String.join("|", allowed), description, allowed);
    }
}
