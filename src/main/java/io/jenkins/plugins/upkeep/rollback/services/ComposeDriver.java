package io.jenkins.plugins.upkeep.rollback.services;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.rollback.services.ComposeFacts.Ran;
import io.jenkins.plugins.upkeep.rollback.services.Docker.Container;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Stops and starts the containers of a compose project. The project keeps the name under which it runs now, whatever the
 * version's files call it, or two of them would run side by side.
 *
 * <p>Stopping is {@code stop} and never {@code down}: networks, anonymous volumes and the containers themselves, with their
 * logs, stay. Starting is {@code up} without {@code --force-recreate}: a container whose definition is the same is just
 * started again, and compose replaces only those that differ. Without {@code --remove-orphans} too: containers of services
 * that the version does not have stay, stopped, for the way back.
 */
final class ComposeDriver implements ServiceDriver {
    private static final long REST = 10;

    private final Services services;
    private final Path repository;
    private final Path folder;
    private final Docker docker;
    private final Compose compose;

    ComposeDriver(Services services, Path repository, Path folder) {
        this(services, repository, folder, Command.of("docker"), Command.of("docker-compose"));
    }

    ComposeDriver(Services services, Path repository, Path folder, Command docker, Command standalone) {
        this.services = services;
        this.repository = repository;
        this.folder = folder;
        this.docker = new Docker(docker);
        this.compose = new Compose(docker, standalone, services, repository);
    }

    @Override
    public String inWords() {
        return "docker compose in " + compose.directory()
                + services.project().map(name -> ", project " + name).orElse("");
    }

    @Override
    public List<Finding> obstacles(TargetFiles target) throws UpkeepException, InterruptedException {
        var findings = new ArrayList<Finding>();
        var unreachable = unreachable();
        if (unreachable.isPresent()) {
            return List.of(unreachable.get());
        }
        var said = compose.config(compose.command(Optional.empty()));
        if (!said.succeeded()) {
            return List.of(Finding.critical(
                    "compose files",
                    "compose refuses those of the present: " + Complaint.lastLine(said),
                    "valid",
                    "correct them, or rollback.services.files"));
        }
        var project = ComposeModel.parse(said.output()).name();
        if (docker.containers(project).stream().noneMatch(Container::isRunning)) {
            findings.add(Finding.warning(
                    "compose project " + project,
                    "no container of it runs now",
                    "running",
                    "see docker compose ls whether it runs under another name, and set rollback.services.project"));
        }
        new ComposeTarget(compose, docker, services, folder).find(project, target, findings);
        return List.copyOf(findings);
    }

    private Optional<Finding> unreachable() throws InterruptedException {
        try {
            var version = docker.run("version", "--format", "{{.Server.Version}}");
            if (!version.succeeded()) {
                return Optional.of(unreachable("its daemon does not answer: " + Complaint.lastLine(version)));
            }
            return compose.program().isPresent()
                    ? Optional.empty()
                    : Optional.of(unreachable("it has no compose plugin of version 2 or later"));
        } catch (UpkeepException e) {
            return Optional.of(unreachable(e.getMessage()));
        }
    }

    private static Finding unreachable(String why) {
        return Finding.critical(
                "docker", why, "", "start or install it, let this account use it, or correct rollback.services.driver");
    }

    @Override
    public Map<String, String> present() throws UpkeepException, InterruptedException {
        var facts = new TreeMap<String, String>();
        var project = compose.present(Optional.empty()).name();
        ComposeFacts.putProject(facts, project);
        var running = docker.containers(project).stream()
                .filter(Container::isRunning)
                .collect(Collectors.groupingBy(Container::service, LinkedHashMap::new, Collectors.toList()));
        for (var service : running.values()) {
            ran(service).put(facts);
        }
        return facts;
    }

    private Ran ran(List<Container> containers) throws UpkeepException, InterruptedException {
        var first = containers.get(0);
        var tagged = docker.image(first.reference()).map(Docker.Image::id).equals(Optional.of(first.image()));
        var digest = docker.image(first.image()).stream()
                .flatMap(image -> image.digests().stream())
                .findFirst();
        return new Ran(first.service(), containers.size(), first.image(), first.reference(), tagged, digest.orElse(""));
    }

    @Override
    public void stop(Map<String, String> present) throws UpkeepException, InterruptedException {
        var project = project(present);
        var grace = Long.toString(Math.max(1, services.timeout().toSeconds() - REST));
        var stopped = run(compose.command(Optional.of(project)).with("stop", "--timeout", grace));
        // Containers of services that the present files do not have are stopped by docker alone.
        var left = running(project);
        if (!left.isEmpty()) {
            var ids = left.stream().map(Container::id).toList();
            stopped = run(docker.program()
                    .with("container", "stop", "-t", grace, "--")
                    .with(ids));
            left = running(project);
        }
        if (!left.isEmpty()) {
            throw new UpkeepException("service " + left.get(0).service() + ": its container does not stop ("
                    + Complaint.lastLine(stopped) + "); see docker ps, and end it");
        }
    }

    private ProcessResult run(Command command) throws UpkeepException, InterruptedException {
        return Turn.run(command, folder, services.timeout());
    }

    private List<Container> running(String project) throws UpkeepException, InterruptedException {
        return docker.containers(project).stream().filter(Container::isRunning).toList();
    }

    private String project(Map<String, String> present) throws UpkeepException, InterruptedException {
        var recorded = new ComposeFacts(present).project();
        return recorded.isPresent()
                ? recorded.get()
                : compose.present(Optional.empty()).name();
    }

    @Override
    public void startTarget(Map<String, String> present) throws UpkeepException, InterruptedException {
        var up = compose.command(Optional.of(project(present)))
                .with("up", "--detach", services.build() ? "--build" : "--no-build", "--pull", pull());
        demandStart(run(up));
    }

    private String pull() {
        return services.pull() == Services.Pull.NEVER ? "never" : "missing";
    }

    @Override
    public void startAgain(Map<String, String> present) throws UpkeepException, InterruptedException {
        var ran = new ComposeFacts(present).ran();
        if (ran.isEmpty()) {
            return;
        }
        var project = Optional.of(project(present));
        var pins = new ComposePins(docker, services, folder).prepare(ran);
        var command = pins.isPresent() ? compose.command(project, with(pins.get())) : compose.command(project);
        var words = new ArrayList<>(List.of("up", "--detach", "--no-build", "--pull", "never"));
        ran.stream()
                .filter(service -> service.count() > 1)
                .forEach(service -> words.addAll(List.of("--scale", service.name() + "=" + service.count())));
        words.add("--");
        ran.forEach(service -> words.add(service.name()));
        demandStart(run(command.with(words)));
    }

    /** Once a file is named, compose looks for no others, so that they must be named too. */
    private List<Path> with(Path pins) throws UpkeepException, InterruptedException {
        var files = new ArrayList<>(
                compose.presentNames().stream().map(repository::resolve).toList());
        files.add(pins);
        return files;
    }

    private void demandStart(ProcessResult result) throws UpkeepException {
        Complaint.demand(result, "compose in " + repository, "see docker compose logs, and mend that");
    }

    @Override
    public Running running(Map<String, String> present) throws UpkeepException, InterruptedException {
        var model = compose.present(new ComposeFacts(present).project());
        var names = model.services().stream().map(ComposeModel.Service::name).toList();
        var containers = docker.containers(model.name()).stream()
                .filter(container -> names.contains(container.service()))
                .toList();
        var words = containers.stream()
                .map(container -> container.service() + " " + container.state()
                        + (container.state().equals("exited") ? " with status " + container.status() : ""))
                .collect(Collectors.joining(", "));
        return new Running(state(containers), words.isEmpty() ? "there is no container" : words);
    }

    /** A container that has done its work, and ended with status 0, is as it should be where another one runs. */
    private static Running.State state(List<Container> containers) {
        if (containers.stream().noneMatch(container -> container.state().equals("running"))) {
            return containers.stream().anyMatch(Container::isRunning) ? Running.State.SOME : Running.State.NONE;
        }
        var whole = containers.stream()
                .allMatch(one -> one.state().equals("running") || (one.state().equals("exited") && one.status() == 0));
        return whole ? Running.State.ALL : Running.State.SOME;
    }
}
