package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.restore.Only;
import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.restore.RestoreInto;
import io.jenkins.plugins.upkeep.backup.restore.RestoreRequest;
import io.jenkins.plugins.upkeep.backup.verify.ComparisonScope;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code upkeep backup restore}: restores, then compares what has come back with the set's evidence. */
record RestoreSet(Inventory inventory) implements Action {
    private static final int CONNECTIONS = 2;

    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException, InterruptedException {
        var request = SetRequest.of(given, inventory, world);
        var wanted = wanted(given, request, world);
        var set = request.set();
        var manifest = set.manifest();
        SetRow.of(set).failed().ifPresent(failed -> world.complain("set " + manifest.id() + ": " + failed));
        var database = request.config().find(DatabaseConfig.class);
        var reader = request.catalog().reader(manifest);
        var restore = new RestoreInto(reader, manifest, wanted);
        var binaries = binaries(database.flatMap(DatabaseConfig::binaries)
                .map(path -> request.config().folder().resolve(path)));
        return run(restore, binaries, given, world);
    }

    private static RestoreRequest wanted(ParseResult given, SetRequest request, Surroundings world)
            throws UpkeepException {
        List<String> tables = given.matchedOptionValue("--table", List.of());
        var only = only(given.matchedOptionValue("--only", "all"));
        var nonEmpty = given.hasMatchedOption("--non-empty");
        if (nonEmpty && tables.isEmpty() && only != Only.DATA) {
            throw new ConfigException("backup restore: --non-empty goes with --table, which names what is to be made"
                    + " beside the things that are there; a whole database goes into an empty one");
        }
        var database = request.config().find(DatabaseConfig.class);
        var address = address(given, database, world);
        var own = database.isPresent() ? Optional.of(database.get().address()) : Optional.<DatabaseAddress>empty();
        var owners = !given.hasMatchedOption("--no-owner");
        return new RestoreRequest(address, owners, CONNECTIONS, tables, only, nonEmpty, own);
    }

    private static Only only(String word) throws ConfigException {
        return switch (word) {
            case "all" -> Only.ALL;
            case "schema" -> Only.SCHEMA;
            case "data" -> Only.DATA;
            default -> throw new ConfigException("backup restore: --only " + word + ": must be schema or data");
        };
    }

    private static int run(RestoreInto restore, PostgresBinaries binaries, ParseResult given, Surroundings world)
            throws UpkeepException, InterruptedException {
        var work = WorkFolder.create();
        var phases = new Phases();
        try (var console = SetRequest.console(given, world)) {
            var outcome = restore.run(binaries, work.path(), phases, console.progress(), line -> say(line, console));
            phases.done().forEach(phase -> console.log().info(phase.name() + ": " + Units.format(phase.duration())));
            outcome.leftOut().forEach(line -> say("left out: " + line, console));
            var differences = new ArrayList<>(outcome.brokenKeys());
            differences.addAll(differences(restore, outcome, console));
            differences.forEach(line -> say(line, console));
            return new RestoreVerdict(restore, phases, outcome, differences.size()).tell(world);
        } catch (InterruptedException e) {
            restore.state().ifPresent(world::complain);
            throw e;
        } finally {
            work.remove().ifPresent(world::complain);
        }
    }

    private static void say(String line, Console console) {
        console.log().info(Visible.of(line));
    }

    private static List<String> differences(RestoreInto restore, RestoreInto.Outcome outcome, Console console)
            throws UpkeepException, InterruptedException {
        var evidence = restore.manifest().database().orElseThrow();
        var request = restore.request();
        var scope = new ComparisonScope(outcome.portion(), request.owners());
        return new DatabaseComparison(evidence, request.address(), CONNECTIONS, console.progress(), scope)
                .differences();
    }

    private static PostgresBinaries binaries(Optional<Path> folder) throws UpkeepException, InterruptedException {
        return folder.isPresent() ? PostgresBinaries.in(List.of(folder.get())) : PostgresBinaries.find();
    }

    private static DatabaseAddress address(ParseResult given, Optional<DatabaseConfig> database, Surroundings world)
            throws UpkeepException {
        String url = given.matchedOptionValue("--into", "");
        if (url.isEmpty()) {
            throw new ConfigException("backup restore: --into URL is missing; name the database that receives it");
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
