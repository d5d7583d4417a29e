package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.Console;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskOption;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import io.jenkins.plugins.upkeep.task.Verbosity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/**
 * What a user asked of a task.
 *
 * @param config the configuration's file
 * @param report the report's folder
 * @param options the values of the task's own options
 * @param switches what else was asked for
 */
public record TaskRequest(Path config, Path report, TaskOptions options, Switches switches) {
    /**
     * The options without a value that all tasks share.
     *
     * @param dryRun only plan
     * @param json report.json on standard output
     * @param quiet the verdict only
     * @param verbose more than usual
     */
    public record Switches(boolean dryRun, boolean json, boolean quiet, boolean verbose) {
        /**
         * @param given what was given to a command with {@link TaskCommands#switches}
         * @return the switches
         */
        public static Switches of(ParseResult given) {
            return new Switches(
                    given.hasMatchedOption("--dry-run"),
                    given.hasMatchedOption("--json"),
                    given.hasMatchedOption("--quiet"),
                    given.hasMatchedOption("--verbose"));
        }

        /** Standard output, unless that is for a program. */
        public Console console(Surroundings world) {
            var colours = world.colours();
            return json
                    ? Console.of(world.errors(), colours.errors(), verbosity())
                    : Console.of(world.out(), colours.out(), verbosity());
        }

        private Verbosity verbosity() {
            return quiet ? Verbosity.QUIET : verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
        }
    }

    /** A plain run, without options of the task. */
    public static TaskRequest of(Path config, Path report) {
        return new TaskRequest(config, report, TaskOptions.none(), new Switches(false, false, false, false));
    }

    static TaskRequest of(TaskDeclaration task, ParseResult given) {
        var report = given.matchedOptionValue("--report", "upkeep-report/" + task.name());
        return new TaskRequest(Commands.config(given), Path.of(report), options(task, given), Switches.of(given));
    }

    private static TaskOptions options(TaskDeclaration task, ParseResult given) {
        return new TaskOptions(task.options().stream()
                .flatMap(option -> value(option, given).map(value -> Map.entry(option.name(), value)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Optional<String> value(TaskOption option, ParseResult given) {
        return switch (option.kind()) {
            case FLAG -> given.hasMatchedOption(word(option)) ? Optional.of("true") : Optional.empty();
            case TEXT -> named(option, given);
            case ARGUMENT ->
                Optional.<String>ofNullable(given.matchedPositionalValue(0, null))
                        .or(() -> named(option, given));
        };
    }

    private static Optional<String> named(TaskOption option, ParseResult given) {
        return Optional.ofNullable(given.matchedOptionValue(word(option), null));
    }

    /**
     * @param option an option in camel case, {@code maxAge}
     * @return its word on the command line, {@code --max-age}
     */
    static String word(TaskOption option) {
        return "--"
                + Arrays.stream(option.name().split("(?=[A-Z])", -1))
                        .map(part -> part.toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining("-"));
    }
}
