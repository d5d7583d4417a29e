package io.jenkins.plugins.upkeep.cli.archive;

import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.postgres.Archives;
import io.jenkins.plugins.upkeep.postgres.archive.ArchiveCatalog;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * What a command on archives was called with.
 *
 * @param given the words of the command line
 * @param config the service's configuration
 */
record ArchiveCall(ParseResult given, Config config) {
    private static final String IDENTITY = "--identity";

    static ArchiveCall of(ParseResult given, Inventory inventory, Surroundings world) throws ConfigException {
        return new ArchiveCall(
                given, ConfigFile.read(Commands.config(given), inventory.sections(), world.environment()));
    }

    ArchiveCatalog catalog() throws ConfigException {
        var identity = given.commandSpec().findOption(IDENTITY) == null
                ? Optional.<String>empty()
                : Optional.ofNullable(given.<String>matchedOptionValue(IDENTITY, null));
        return new ArchiveCatalog(Archives.of(config, identity));
    }

    SetId id() throws ConfigException {
        var word = given.matchedPositionalValue(0, "");
        if (!SetId.isOne(word)) {
            throw new ConfigException((word.isEmpty() ? "ID is missing" : word + ": is not the id of an archive")
                    + "; 'upkeep archive list' names them");
        }
        return new SetId(word);
    }
}
