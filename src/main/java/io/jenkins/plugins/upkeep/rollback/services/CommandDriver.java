package io.jenkins.plugins.upkeep.rollback.services;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stops and starts the service by commands of the user's own, run in the repository's folder as the account that Upkeep runs
 * as. They must be repeatable: stopping what is stopped succeeds, and so does starting what runs.
 */
final class CommandDriver implements ServiceDriver {
    private static final String RUNNING = "running";

    private final Services services;
    private final Path repository;
    private final Path folder;

    CommandDriver(Services services, Path repository, Path folder) {
        this.services = services;
        this.repository = repository;
        this.folder = folder;
    }

    @Override
    public String inWords() {
        return "commands " + String.join(" ", services.stop()) + " and " + String.join(" ", services.start());
    }

    @Override
    public List<Finding> obstacles(TargetFiles target) throws UpkeepException, InterruptedException {
        var findings = new ArrayList<Finding>();
        look("stop", services.stop(), findings);
        look("start", services.start(), findings);
        if (services.status().isEmpty()) {
            findings.add(Finding.info(
                    "services", "whether they run is not known: rollback.services.status names no command"));
        } else {
            look("status", services.status(), findings);
        }
        return findings;
    }

    /** A start command that comes from the repository may differ in the version; it must be there now all the same. */
    private void look(String key, List<String> words, List<Finding> findings) {
        var program = words.get(0);
        var found = program.contains("/")
                ? Files.isExecutable(repository.resolve(program))
                : Command.find(program).isPresent();
        if (!found) {
            findings.add(Finding.critical(
                    "command " + program,
                    "is missing or may not be run"
                            + (program.contains("/") ? "; it is looked for from " + repository : ""),
                    "",
                    "install it or make it executable, or correct rollback.services." + key));
        }
    }

    @Override
    public Map<String, String> present() throws UpkeepException, InterruptedException {
        return Map.of(RUNNING, running(Map.of()).state().name());
    }

    @Override
    public void stop(Map<String, String> present) throws UpkeepException, InterruptedException {
        run("stop", services.stop());
    }

    @Override
    public void startTarget(Map<String, String> present) throws UpkeepException, InterruptedException {
        run("start", services.start());
    }

    @Override
    public void startAgain(Map<String, String> present) throws UpkeepException, InterruptedException {
        if (!Running.State.NONE.name().equals(present.get(RUNNING))) {
            run("start", services.start());
        }
    }

    @Override
    public Running running(Map<String, String> present) throws UpkeepException, InterruptedException {
        if (services.status().isEmpty()) {
            return new Running(Running.State.UNKNOWN, "rollback.services.status names no command that could tell");
        }
        var result = new CommandRun(CommandRun.STATUS, services.status(), services.timeout()).in(repository, folder);
        return result.succeeded()
                ? new Running(Running.State.ALL, result.name() + " says that it runs")
                : new Running(
                        Running.State.NONE,
                        result.name() + " ended with status " + result.status() + ": " + Complaint.lastLine(result));
    }

    private void run(String key, List<String> words) throws UpkeepException, InterruptedException {
        var result = new CommandRun(key, words, services.timeout()).in(repository, folder);
        demand(result, key);
    }

    private void demand(ProcessResult result, String key) throws UpkeepException {
        Complaint.demand(
                result, "services (" + key + ")", "see " + folder.resolve(CommandRun.log(key)) + ", and mend that");
    }
}
