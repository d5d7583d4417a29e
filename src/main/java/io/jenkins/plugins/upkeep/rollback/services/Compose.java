package io.jenkins.plugins.upkeep.rollback.services;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs compose on the repository's files. What Upkeep's own environment says to compose (COMPOSE_FILE and the like) does not
 * reach it, so that a resumed run does what the first one would have done; a {@code .env} of the repository does.
 *
 * @param docker the docker program
 * @param standalone the older program of compose's own
 * @param services the configuration
 * @param repository the work tree
 */
record Compose(Command docker, Command standalone, Services services, Path repository) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> DEFAULTS =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES = List.of(
            "compose.override.yaml",
            "compose.override.yml",
            "docker-compose.override.yml",
            "docker-compose.override.yaml");

    /** Compose as docker's plugin, else the program of its own; of that the first generation is too old. */
    Optional<Command> program() throws UpkeepException, InterruptedException {
        var plugin = docker.with("compose").forget("COMPOSE_");
        if (answers(plugin)) {
            return Optional.of(plugin);
        }
        var alone = standalone.forget("COMPOSE_");
        return answers(alone) ? Optional.of(alone) : Optional.empty();
    }

    private static boolean answers(Command program) throws InterruptedException {
        try {
            var version = program.with("version", "--short").run(PATIENCE);
            return version.succeeded() && !version.output().strip().matches("v?1\\..*");
        } catch (UpkeepException e) {
            // It is not installed; the other one may be.
            return false;
        }
    }

    /** The names of the files that make up the project, as far as they can be known: of the present, or of the version. */
    List<String> names(TargetFiles files) throws UpkeepException, InterruptedException {
        if (!services.files().isEmpty()) {
            return services.files();
        }
        var names = new ArrayList<String>();
        first(DEFAULTS, files).ifPresent(names::add);
        first(OVERRIDES, files).ifPresent(names::add);
        return names.isEmpty() || OVERRIDES.contains(names.get(0)) ? List.of() : names;
    }

    private static Optional<String> first(List<String> names, TargetFiles files)
            throws UpkeepException, InterruptedException {
        for (var name : names) {
            if (files.read(name).isPresent()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** The names of the files in the work tree as it is. */
    List<String> presentNames() throws UpkeepException, InterruptedException {
        return names(name -> Files.exists(repository.resolve(name)) ? Optional.of(new byte[0]) : Optional.empty());
    }

    /** Where relative paths and {@code .env} are looked for: beside the first file, as compose itself does it. */
    Path directory() {
        var first = services.files().isEmpty()
                ? repository.resolve("compose.yaml")
                : repository.resolve(services.files().get(0));
        return first.normalize().getParent();
    }

    /** Compose on the files that are configured, else on those that it finds. */
    Command command(Optional<String> project) throws UpkeepException, InterruptedException {
        return command(
                project, services.files().stream().map(repository::resolve).toList());
    }

    /** Compose on these files. */
    Command command(Optional<String> project, List<Path> files) throws UpkeepException, InterruptedException {
        var program = program()
                .orElseThrow(() -> new UpkeepException(
                        "docker compose: is not installed; install docker's compose plugin, version 2 or later"));
        var words =
                new ArrayList<String>(List.of("--project-directory", directory().toString()));
        files.forEach(file -> words.addAll(List.of("--file", file.toString())));
        project.or(services::project).ifPresent(name -> words.addAll(List.of("--project-name", name)));
        return program.with(words).in(repository);
    }

    /** What compose makes of files. */
    ProcessResult config(Command command) throws UpkeepException, InterruptedException {
        return command.with("config", "--format", "json").run(PATIENCE);
    }

    /** What compose makes of the files in the work tree as it is. */
    ComposeModel present(Optional<String> project) throws UpkeepException, InterruptedException {
        var said = config(command(project));
        Complaint.demand(said, "compose files of " + repository, "correct them, or rollback.services.files");
        return ComposeModel.parse(said.output());
    }
}
