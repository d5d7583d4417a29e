package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.BackupPlans;
import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.Console;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Verbosity;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * What a command on sets was asked.
 *
 * @param given its options and arguments
 * @param config the service's configuration
 */
record SetRequest(ParseResult given, Config config) {
    /** Names the file of the key to encrypted sets. */
    static final String IDENTITY = "--identity";

    static SetRequest of(ParseResult given, Inventory inventory, Surroundings world) throws ConfigException {
        return new SetRequest(
                given, ConfigFile.read(Commands.config(given), inventory.sections(), world.environment()));
    }

    /** Where the command shows how far it is: on standard error, so that its answer stands alone on standard output. */
    static Console console(ParseResult given, Surroundings world) {
        var verbosity = given.hasMatchedOption("--quiet") ? Verbosity.QUIET : Verbosity.NORMAL;
        return Console.of(world.errors(), world.colours().errors(), verbosity);
    }

    SetCatalog catalog() throws ConfigException {
        return given.commandSpec().findOption(IDENTITY) == null
                ? BackupPlans.catalog(config)
                : BackupPlans.catalog(config, Optional.ofNullable(given.matchedOptionValue(IDENTITY, null)));
    }

    BackupSet set() throws UpkeepException {
        var word = given.matchedPositionalValue(0, "");
        if (!SetId.isOne(word)) {
            throw new ConfigException((word.isEmpty() ? "ID is missing" : word + ": is not the id of a set")
                    + "; 'upkeep backup list' names them");
        }
        return catalog().find(new SetId(word));
    }
}
