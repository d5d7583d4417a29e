package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.rollback.git.GitFolder;
import io.jenkins.plugins.upkeep.rollback.git.Position;
import io.jenkins.plugins.upkeep.rollback.git.Version;
import io.jenkins.plugins.upkeep.rollback.services.ServiceDriver;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Finds out all that a rollback needs, and all that forbids it, before anything is touched. For one run. */
final class PlanMaker {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int RANDOM = 6;

    private final Parts parts;
    private final Request request;
    private final TaskContext context;
    private final List<Finding> findings = new ArrayList<>();

    PlanMaker(Parts parts, Request request, TaskContext context) {
        this.parts = parts;
        this.request = request;
        this.context = context;
    }

    /**
     * Makes the plan.
     *
     * @throws UpkeepException when there is no such version, or no such repository
     * @throws InterruptedException when this thread was told to stop
     */
    Plan make(GitFolder folder) throws UpkeepException, InterruptedException {
        var origin = folder.present();
        var version = folder.resolve(request.version());
        context.log().info("rollback from " + origin.inWords() + " to " + version.inWords());
        var driver = parts.driver(folder);
        look("repository", () -> repository(folder, version));
        look(
                "services",
                () -> driver.obstacles(path -> folder.read(version.commit(), path))
                        .forEach(this::add));
        var database = new DatabasePlan(parts, request, context, this::add, this::look);
        var id = id();
        database.look(id, folder, version.commit());
        look("backup", () -> new PresentBackupPlan(parts, context).findings().forEach(this::add));
        health(driver);
        var journey = journey(id, origin, version, database.set());
        return new Plan(journey, folder, driver, folder.distance(origin, version), database.loss(), findings);
    }

    private Journey journey(String id, Position origin, Version version, Optional<String> set) {
        return new Journey(
                id,
                context.service(),
                origin,
                version.commit(),
                version.inWords(),
                request.database(),
                set,
                parts.surroundings(set.isPresent()));
    }

    private String id() {
        return TIME.format(context.clock().instant()) + "-"
                + UUID.randomUUID().toString().replace("-", "").substring(0, RANDOM);
    }

    private void repository(GitFolder folder, Version version) throws UpkeepException, InterruptedException {
        folder.obstacles(version).forEach(this::add);
        if (version.kind() == Version.Kind.BRANCH) {
            add(Finding.info("version " + version.word(), "is a branch; what counts is the " + version.inWords()));
        }
        if (!version.commit().equals(request.commit().orElse(version.commit()))) {
            add(Finding.unknown(
                    "version " + version.word(),
                    "is the " + version.inWords() + ", and was to be commit "
                            + request.commit().get(),
                    "see who moved it, then plan again"));
        }
        if (parts.config().signed()) {
            add(Finding.info("version " + version.word(), folder.requireSigned(version)));
        }
    }

    private void health(ServiceDriver driver) {
        if (parts.probes().isEmpty()) {
            add(Finding.warning(
                    "health",
                    "upkeep.yaml names no endpoint: whether the service is well afterwards is judged by "
                            + driver.inWords() + " alone",
                    "",
                    "name the service's endpoints in api.endpoints"));
        }
    }

    /** What cannot be looked at forbids the rollback as much as what was seen to be wrong. */
    private void look(String subject, DatabasePlan.Look look) throws InterruptedException {
        try {
            Stoppable.run(() -> {
                look.run();
                return null;
            });
        } catch (UpkeepException e) {
            add(Finding.unknown(subject, e.getMessage(), "remove the cause, then plan again"));
        }
    }

    /** Nothing is done when something forbids it: the task could not run. */
    private void add(Finding finding) {
        findings.add(
                finding.severity() == Severity.CRITICAL
                        ? new Finding(
                                Severity.UNKNOWN, finding.subject(), finding.seen(), finding.limit(), finding.action())
                        : finding);
    }
}
