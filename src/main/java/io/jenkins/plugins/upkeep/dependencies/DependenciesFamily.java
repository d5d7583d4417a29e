package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.StatePlace;
import io.jenkins.plugins.upkeep.dependencies.index.IndexAddress;
import io.jenkins.plugins.upkeep.dependencies.index.Indexes;
import io.jenkins.plugins.upkeep.dependencies.index.MavenRepository;
import io.jenkins.plugins.upkeep.dependencies.index.NpmRegistry;
import io.jenkins.plugins.upkeep.dependencies.index.PythonIndex;
import io.jenkins.plugins.upkeep.dependencies.manifest.Manifests;
import io.jenkins.plugins.upkeep.dependencies.update.ApplyPlan;
import io.jenkins.plugins.upkeep.dependencies.update.FixSource;
import io.jenkins.plugins.upkeep.dependencies.update.StagingPlan;
import io.jenkins.plugins.upkeep.dependencies.update.StateFolder;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.health.HealthProbes;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import io.jenkins.plugins.upkeep.task.TaskOption;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the service's libraries up to date. */
public final class DependenciesFamily implements TaskFamily {
    private static final Duration LOOK_UP = Duration.ofMinutes(10);

    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(new TaskDeclaration(
                "dependency-updates",
                "Looks for updates of libraries, tries them away from the service and, when told to, applies what is good",
                List.of(
                        TaskOption.flag(
                                UpdateRequest.APPLY,
                                "Apply what was tested well, see that the service is well, else undo it"),
                        TaskOption.text(
                                UpdateRequest.PLAN,
                                "ID",
                                "The tested plan to apply, as an earlier run told it; without it the run tests first"),
                        TaskOption.text(
                                UpdateRequest.ONLY, "NAMES", "The packages to update, with commas between; else all")),
                DependenciesFamily::task));
    }

    private static DependencyUpdates task(Config config, TaskOptions options) throws ConfigException {
        var request = UpdateRequest.of(options);
        var parts = parts(config, fixes(config));
        if (request.apply() && parts.apply().isEmpty()) {
            throw new ConfigException(
                    "updates.apply: is missing, so --apply cannot install anything; say there how, with install or restart");
        }
        if (request.apply() && parts.apply().orElseThrow().probes().isEmpty()) {
            throw new ConfigException(
                    "updates.apply: nothing tells whether the service is well after it; add api.endpoints");
        }
        if (request.apply() && parts.config().test().isEmpty()) {
            throw new ConfigException("updates.test: is missing; what nobody tested is not applied");
        }
        return new DependencyUpdates(parts, request, Manifests::read);
    }

    /** The advisories of the security audit, where it has any. */
    private static FixSource fixes(Config config) throws ConfigException {
        return config.find(LibrariesConfig.class)
                .<FixSource>map(libraries ->
                        new AdvisoryFixes(libraries.within(config.folder()).source(), libraries.maxAge()))
                .orElseGet(FixSource::none);
    }

    static UpdateParts parts(Config config, FixSource fixes) throws ConfigException {
        var updates = config.require(UpdatesConfig.class);
        var index = IndexAddress.of(updates.index(), updates.indexUser(), updates.indexPassword());
        return new UpdateParts(
                updates,
                updates.files().stream().map(file -> absolute(config, file)).toList(),
                indexes(updates, index),
                fixes,
                staging(config, updates, index),
                apply(config, updates),
                new StateFolder(
                        updates.state().isPresent()
                                ? absolute(config, updates.state().get())
                                : StatePlace.of(config, "updates", "updates.state")));
    }

    private static Path absolute(Config config, Path path) {
        return config.folder().resolve(path).toAbsolutePath().normalize();
    }

    private static Indexes indexes(UpdatesConfig updates, IndexAddress index) {
        return new Indexes(
                Map.of(
                        Ecosystem.PYPI, new PythonIndex(index),
                        Ecosystem.NPM, new NpmRegistry(IndexAddress.of(updates.npmRegistry())),
                        Ecosystem.MAVEN, new MavenRepository(IndexAddress.of(updates.mavenRepository()))),
                LOOK_UP);
    }

    private static StagingPlan staging(Config config, UpdatesConfig updates, IndexAddress index) {
        return new StagingPlan(
                updates.python(),
                index,
                updates.test(),
                absolute(config, updates.testFolder().orElse(Path.of(""))),
                updates.testEnvironment(),
                updates.installTimeout(),
                updates.testTimeout(),
                updates.attempts());
    }

    private static Optional<ApplyPlan> apply(Config config, UpdatesConfig updates) throws ConfigException {
        if (updates.apply().isEmpty()) {
            return Optional.empty();
        }
        var apply = updates.apply().get();
        return Optional.of(new ApplyPlan(
                apply.install(),
                apply.restart(),
                absolute(config, Path.of("")),
                apply.timeout(),
                HealthProbes.ofEndpoints(config),
                apply.healthTimeout(),
                apply.stable()));
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(LibrariesConfig.class, UpdatesConfig.class);
    }
}
