package io.jenkins.plugins.upkeep.cli;

import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.CommandGroup;
import io.jenkins.plugins.upkeep.cli.command.Defect;
import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.system.ToolVersion;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: understands the words, does what they ask, and says in one line what went wrong. */
public final class Tool {
    private final List<CommandGroup> groups;
    private final Surroundings world;

    /**
     * @param groups all commands, in the order of the help
     * @param world where they run
     */
    public Tool(List<CommandGroup> groups, Surroundings world) {
        this.groups = List.copyOf(groups);
        this.world = world;
    }

    /**
     * Runs one command to its end, on this thread.
     *
     * @param words the words of the command line
     * @return the exit status
     */
    public int run(String... words) {
        try {
            return perform(words);
        } catch (ParameterException e) {
            return failed(UsageProblem.of(e), ExitStatus.USAGE);
        } catch (ConfigException e) {
            return failed(e.getMessage(), ExitStatus.USAGE);
        } catch (UpkeepException e) {
            return failed(
                    e.getMessage(), world.interruption().requested() ? ExitStatus.INTERRUPTED : ExitStatus.UNKNOWN);
        } catch (InterruptedException e) {
            return failed("interrupted: stopped before its end", ExitStatus.INTERRUPTED);
        } catch (RuntimeException | Error e) {
            return failed(Defect.describe(e), ExitStatus.UNKNOWN);
        } finally {
            world.out().flush();
            world.errors().flush();
        }
    }

    static String version() {
        return "upkeep " + ToolVersion.current();
    }

    private int failed(String message, int status) {
        world.complain(message);
        return status;
    }

    private int perform(String... words) throws UpkeepException, InterruptedException {
        var given = line().parseArgs(words);
        if (given.isVersionHelpRequested()) {
            world.out().println(version());
            return ExitStatus.OK;
        }
        var chosen = chosen(given);
        return chosen.isUsageHelpRequested() ? help(chosen) : act(chosen);
    }

    private CommandLine line() {
        var root = CommandSpec.create()
                .name("upkeep")
                .addOption(helping("-h", "--help").usageHelp(true).build());
        root.addOption(helping("-V", "--version").versionHelp(true).build());
        groups.stream()
                .flatMap(group -> group.commands().stream())
                .forEach(command -> root.addSubcommand(command.name(), command));
        // A word that begins with @ is a word: a message or a password is not looked up in a file.
        return new CommandLine(root).setExpandAtFiles(false);
    }

    private static OptionSpec.Builder helping(String... names) {
        return OptionSpec.builder(names).arity("0").type(boolean.class);
    }

    private static ParseResult chosen(ParseResult given) {
        return given.hasSubcommand() ? chosen(given.subcommand()) : given;
    }

    private int help(ParseResult chosen) {
        world.out().print(helpOf(chosen.commandSpec()));
        return ExitStatus.OK;
    }

    private String helpOf(CommandSpec command) {
        var ansi = world.colours().out() ? Ansi.ON : Ansi.OFF;
        return command.parent() == null
                ? Overview.of(groups)
                : command.commandLine().getUsageMessage(ansi);
    }

    private int act(ParseResult chosen) throws UpkeepException, InterruptedException {
        if (chosen.commandSpec().userObject() instanceof Action action) {
            return action.run(chosen, world);
        }
        var command = chosen.commandSpec();
        return failed(
                (command.parent() == null ? "" : command.name() + ": ") + "which command? One of "
                        + String.join(", ", command.subcommands().keySet()),
                ExitStatus.USAGE);
    }
}
