package io.jenkins.plugins.upkeep.rollback.services;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Stops and starts the containers of a compose project. */
final class ComposeDriver implements ServiceDriver {
    private final Services services;
    private final Path repository;
    private final Path folder;

    ComposeDriver(Services services, Path repository, Path folder) {
        this.services = services;
        this.repository = repository;
        this.folder = folder;
    }

    @Override
    public String inWords() {
        return "docker compose in " + repository + services.files() + folder;
    }

    @Override
    public List<Finding> obstacles(TargetFiles target) throws UpkeepException, InterruptedException {
        return List.of();
    }

    @Override
    public Map<String, String> present() throws UpkeepException, InterruptedException {
        return Map.of();
    }

    @Override
    public void stop(Map<String, String> present) throws UpkeepException, InterruptedException {}

    @Override
    public void startTarget(Map<String, String> present) throws UpkeepException, InterruptedException {}

    @Override
    public void startAgain(Map<String, String> present) throws UpkeepException, InterruptedException {}

    @Override
    public Running running(Map<String, String> present) throws UpkeepException, InterruptedException {
        return new Running(Running.State.UNKNOWN, "");
    }
}
