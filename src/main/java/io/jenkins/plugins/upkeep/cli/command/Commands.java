package io.jenkins.plugins.upkeep.cli.command;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Makes commands and their options, all in the same manner. Texts are shown as they are. */
public final class Commands {
    private static final int WIDTH = 100;

    private Commands() {}

    /**
     * A command that a signal interrupts at any point.
     *
     * @param name its name
     * @param summary what it does, in one sentence without a full stop
     * @param action what it does
     * @return the command, to which options can be added
     */
    public static CommandSpec leaf(String name, String summary, Action action) {
        return careful(name, summary, (given, world) -> {
            var status = world.interruption().guard(() -> action.run(given, world));
            world.requireOutput();
            return status;
        });
    }

    /** As {@link #leaf}, for a command that says itself what part of it a signal interrupts. */
    public static CommandSpec careful(String name, String summary, Action action) {
        return named(name, summary, CommandSpec.wrapWithoutInspection(action));
    }

    /** A command that only holds others. */
    public static CommandSpec group(String name, String summary, CommandSpec... commands) {
        var group = named(name, summary, CommandSpec.create());
        for (var command : commands) {
            group.addSubcommand(command.name(), command);
        }
        return group;
    }

    private static CommandSpec named(String name, String summary, CommandSpec command) {
        command.name(name);
        command.usageMessage()
                .description(plain(summary) + ".")
                .sortOptions(false)
                .sortSynopsis(false)
                .width(WIDTH);
        return command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .arity("0")
                .type(boolean.class)
                .description("Show this help.")
                .build());
    }

    /** An option that is there or not: {@code --dry-run}. */
    public static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .arity("0")
                .type(boolean.class)
                .description(plain(description) + ".")
                .build();
    }

    /** An option with a text, to which more can be added: {@code --report DIR}. */
    public static OptionSpec.Builder text(String placeholder, String description, String... names) {
        return OptionSpec.builder(names)
                .arity("1")
                .type(String.class)
                .paramLabel(placeholder)
                .description(plain(description) + ".");
    }

    /** A text without a name that must be there; the command says so itself, in better words than a parser has. */
    public static PositionalParamSpec argument(String placeholder, String description) {
        return word(placeholder, description).hideParamSyntax(true).build();
    }

    /** A text without a name that may be left out, which the help shows in brackets: {@code [ID]}. */
    public static PositionalParamSpec optionalArgument(String placeholder, String description) {
        return word(placeholder, description).build();
    }

    private static PositionalParamSpec.Builder word(String placeholder, String description) {
        return PositionalParamSpec.builder()
                .arity("0..1")
                .type(String.class)
                .paramLabel(placeholder)
                .description(plain(description) + ".");
    }

    /** The option that names the configuration, alike everywhere. */
    public static OptionSpec config() {
        return text("FILE", "The configuration; upkeep.yaml when left out", "-c", "--config")
                .build();
    }

    /**
     * @param given what was given to a command with the option {@link #config()}
     * @return the configuration's file
     */
    public static Path config(ParseResult given) {
        return Path.of(given.matchedOptionValue("--config", "upkeep.yaml"));
    }

    /** Picocli formats descriptions; ours are plain text. */
    private static String plain(String text) {
        return text.replace("%", "%%");
    }
}
