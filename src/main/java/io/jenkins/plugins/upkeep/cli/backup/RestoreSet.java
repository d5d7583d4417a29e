package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.restore.RestoreInto;
import io.jenkins.plugins.upkeep.backup.verify.DatabaseComparison;
import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.Console;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.cli.task.WorkFolder;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code upkeep backup restore}: restores, then compares what has come back with the set's evidence. */
record RestoreSet(Inventory inventory) implements Action {
    private static final int CONNECTIONS = 2;

    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException, InterruptedException {
        var request = SetRequest.of(given, inventory, world);
        var set = request.set();
        var manifest = set.manifest();
        SetRow.of(set).failed().ifPresent(failed -> world.complain("set " + manifest.id() + ": " + failed));
        var database = request.config().find(DatabaseConfig.class);
        var address = address(given, database, world);
        var reader = request.catalog().reader(manifest);
        var owners = !given.hasMatchedOption("--no-owner");
        var restore = new RestoreInto(reader, manifest, address, owners, CONNECTIONS);
        var binaries = binaries(database.flatMap(DatabaseConfig::binaries)
                .map(path -> request.config().folder().resolve(path)));
        return run(restore, binaries, given, world);
    }

    private static int run(RestoreInto restore, PostgresBinaries binaries, ParseResult given, Surroundings world)
            throws UpkeepException, InterruptedException {
        var work = WorkFolder.create();
        var phases = new Phases();
        try (var console = SetRequest.console(given, world)) {
            var leftOut = restore.run(binaries, work.path(), phases, console.progress());
            phases.done().forEach(phase -> console.log().info(phase.name() + ": " + Units.format(phase.duration())));
            leftOut.forEach(line -> console.log().info("left out: " + Visible.of(line)));
            var differences = differences(restore, console);
            differences.forEach(line -> console.log().info(Visible.of(line)));
            return new RestoreVerdict(restore, phases, leftOut.size(), differences.size()).tell(world);
        } catch (InterruptedException e) {
            if (isHalfFilled(phases)) {
                world.complain(restore.halfFilled());
            }
            throw e;
        } finally {
            work.remove().ifPresent(world::complain);
        }
    }

    private static boolean isHalfFilled(Phases phases) {
        var names = phases.done().stream().map(Phases.Phase::name).toList();
        return names.contains("make tables") && !names.contains("properties");
    }

    private static List<String> differences(RestoreInto restore, Console console)
            throws UpkeepException, InterruptedException {
        var evidence = restore.manifest().database().orElseThrow();
        var comparison =
                new DatabaseComparison(evidence, restore.address(), CONNECTIONS, console.progress(), restore.owners());
        return comparison.differences();
    }

    private static PostgresBinaries binaries(Optional<Path> folder) throws UpkeepException, InterruptedException {
        return folder.isPresent() ? PostgresBinaries.in(List.of(folder.get())) : PostgresBinaries.find();
    }

    private static DatabaseAddress address(ParseResult given, Optional<DatabaseConfig> database, Surroundings world)
            throws UpkeepException {
        String url = given.matchedOptionValue("--into", "");
        if (url.isEmpty()) {
            throw new ConfigException("backup restore: --into URL is missing; name an empty database");
        }
        var address = DatabaseAddress.parse(url);
        if (address.password().isPresent()) {
            world.complain("--into: its password can be seen in the list of processes; better use PGPASSWORD");
        }
        var environment = world.environment();
        var user = address.user()
                .or(() -> Optional.ofNullable(environment.get("PGUSER")))
                .or(() -> database.flatMap(DatabaseConfig::user));
        var password = address.password()
                .or(() -> Optional.ofNullable(environment.get("PGPASSWORD")).map(Secret::of))
                .or(() -> passwordOf(database, address));
        return address.account(user, password);
    }

    /** The service's password is offered to its own server only. */
    private static Optional<Secret> passwordOf(Optional<DatabaseConfig> database, DatabaseAddress target) {
        try {
            var own = database.isPresent() ? Optional.of(database.get().address()) : Optional.<DatabaseAddress>empty();
            return own.filter(address -> address.host().equals(target.host()) && address.port() == target.port())
                    .flatMap(DatabaseAddress::password);
        } catch (ConfigException e) {
            // The address of the service's database does not matter here: the target has its own.
            return Optional.empty();
        }
    }
}
