package io.jenkins.plugins.upkeep.cli.config;

import io.jenkins.plugins.upkeep.cli.command.CommandGroup;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.ConfigCheck;
import io.jenkins.plugins.upkeep.config.ConfigExample;
import io.jenkins.plugins.upkeep.config.ConfigSchema;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code upkeep config}: what can be said about an upkeep.yaml without running a task. */
public final class ConfigCommands implements CommandGroup {
    private final Inventory inventory;

    /**
     * @param inventory whose sections a configuration may have
     */
    public ConfigCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String heading() {
        return "Configuration";
    }

    @Override
    public List<CommandSpec> commands() {
        var check = Commands.leaf("check", "Check upkeep.yaml and name all that is wrong with it", this::check)
                .addOption(Commands.config())
                .addOption(Commands.flag(
                        "--resolve",
                        "Demand that each reference to the environment or to a file can be resolved here"));
        var schema = Commands.leaf("schema", "Print the JSON Schema of upkeep.yaml, for editors", this::schema);
        var example = Commands.leaf("example", "Print an upkeep.yaml that shows every key", this::example);
        return List.of(Commands.group("config", "Check, describe or show a configuration", check, schema, example));
    }

    private int check(ParseResult given, Surroundings world) {
        var file = Commands.config(given);
        var check = ConfigCheck.check(file, inventory.sections(), world.environment());
        var strict = given.hasMatchedOption("--resolve");
        check.errors().forEach(world::complain);
        check.notes().forEach(strict ? world::complain : note -> world.out().println("note: " + note));
        return check.errors().isEmpty() && (!strict || check.notes().isEmpty()) ? valid(file, world) : ExitStatus.USAGE;
    }

    private int valid(Path file, Surroundings world) {
        world.out().println(file + ": valid");
        return ExitStatus.OK;
    }

    private int schema(ParseResult given, Surroundings world) {
        world.out().println(ConfigSchema.of(inventory.sections()).strip());
        return ExitStatus.OK;
    }

    private int example(ParseResult given, Surroundings world) {
        world.out().print(ConfigExample.text());
        return ExitStatus.OK;
    }
}
