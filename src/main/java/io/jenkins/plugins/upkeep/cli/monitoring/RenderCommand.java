package io.jenkins.plugins.upkeep.cli.monitoring;

import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.monitoring.render.Rendering;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import picocli.CommandLine.ParseResult;

/** {@code upkeep monitoring render}. */
record RenderCommand(Inventory inventory) implements Action {
    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException {
        var folder = given.matchedPositionalValue(0, "");
        if (folder.isEmpty()) {
            throw new ConfigException(
                    "monitoring render: into which folder? Name one: upkeep monitoring render monitoring");
        }
        var config = ConfigFile.read(Commands.config(given), inventory.sections(), world.environment());
        var written = Rendering.write(Services.of(config), Path.of(folder), given.hasMatchedOption("--force"));
        written.forEach(file -> world.out().println(file));
        return ExitStatus.OK;
    }
}
