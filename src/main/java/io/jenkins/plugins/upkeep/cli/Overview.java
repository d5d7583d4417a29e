package io.jenkins.plugins.upkeep.cli;

import io.jenkins.plugins.upkeep.cli.command.CommandGroup;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The help of the tool as a whole: each command with its sentence, by groups. */
final class Overview {
    private static final String HEAD = """
            Upkeep keeps a service alive: backups that are proven by restoring them, drills, health checks.

            Usage: upkeep COMMAND [options]
            """;
    private static final String FOOT = """

            'upkeep COMMAND --help' shows a command's options, 'upkeep --version' the version.
            Exit status: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN, 64 wrong usage or configuration, 130 interrupted.
            """;

    private Overview() {}

    static String of(List<CommandGroup> groups) {
        var width = groups.stream()
                .flatMap(Overview::leaves)
                .mapToInt(leaf -> name(leaf).length())
                .max()
                .orElse(0);
        return HEAD + groups.stream().map(group -> text(group, width)).collect(Collectors.joining()) + FOOT;
    }

    private static String text(CommandGroup group, int width) {
        var lines = leaves(group).map(leaf -> line(leaf, width)).collect(Collectors.joining());
        return lines.isEmpty() ? "" : "\n" + group.heading() + "\n" + lines;
    }

    private static String line(CommandSpec leaf, int width) {
        var name = name(leaf);
        return "  " + name + " ".repeat(width - name.length() + 2) + summary(leaf) + "\n";
    }

    private static String summary(CommandSpec leaf) {
        return leaf.usageMessage().description()[0].replace("%%", "%").replaceFirst("\\.$", "");
    }

    private static String name(CommandSpec leaf) {
        return leaf.qualifiedName().replaceFirst("^upkeep ", "");
    }

    private static Stream<CommandSpec> leaves(CommandGroup group) {
        return group.commands().stream().flatMap(Overview::leaves);
    }

    private static Stream<CommandSpec> leaves(CommandSpec command) {
        return command.subcommands().isEmpty()
                ? Stream.of(command).filter(leaf -> !leaf.usageMessage().hidden())
                : command.subcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .flatMap(Overview::leaves);
    }
}
