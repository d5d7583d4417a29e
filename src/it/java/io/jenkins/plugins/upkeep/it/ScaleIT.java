package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many services on one controller. It takes a quarter of an hour and wants the machine for itself, so it runs only when it
 * is asked for by its name. What it measured stands in {@code target/it/scale.txt}.
 */
@NeedsJenkins
@EnabledIf(value = "isAskedFor", disabledReason = "the test of scale takes long: ask for it by -Dit.test=ScaleIT")
class ScaleIT {
    private static final int SERVICES = Integer.getInteger("upkeep.it.services", 50);
    private static final int ROUNDS = Integer.getInteger("upkeep.it.rounds", 2);
    private static final int BUILDS = 40;
    private static final int AGENTS = 5;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration QUICK = Duration.ofMillis(500);
    private static final int MORE_MEGABYTES = 20;
    private static final int MORE_THREADS = 10;

    /** Else what Jenkins holds softly, such as builds, would count as living, and gaps between living objects too. */
    private static final List<String> OPTIONS = List.of("-XX:SoftRefLRUPolicyMSPerMB=0", "-XX:MarkSweepDeadRatio=0");

    private final Measured measured = new Measured(Path.of("target/it/scale.txt"));

    static boolean isAskedFor() {
        return System.getProperty("it.test", "").contains("Scale");
    }

    @Test
    void shouldMaintainAllEachDay(@TempDir Path folder) throws Exception {
        try (var controller = Controller.fresh("scale", OPTIONS);
                var fleet = Fleet.of(controller, Library.provide(controller, folder), SERVICES, AGENTS)) {
            // Given
            var java = new JavaProbe(controller.pid());
            measured.say("living before the first build: " + JavaProbe.megabytes(java.livingObjects()) + " MiB, "
                    + java.threads() + " threads");

            // When
            var first = round(controller, fleet, 1);
            var last = first;
            for (int number = 2; number <= ROUNDS; number++) {
                last = round(controller, fleet, number);
                assertThat(last.time()).isLessThan(LONGEST);
            }

            // Then
            assertThat(first.time()).isLessThan(LONGEST);
            assertThat(last.megabytes()).isLessThanOrEqualTo(first.megabytes() + MORE_MEGABYTES);
            assertThat(last.threads()).isLessThanOrEqualTo(first.threads() + MORE_THREADS);
            fleet.agents().forEach(ScaleIT::requireClean);
            assertThat(fleet.jobs())
                    .allSatisfy(
                            job -> assertThat(Shop.sets(fleet.workspace(job))).hasSize(ROUNDS));
        }
    }

    private record Round(Duration time, long megabytes, long threads) {}

    private Round round(Controller controller, Fleet fleet, int number) {
        var java = new JavaProbe(controller.pid());
        var before = java.processorTime();
        var watch = Stopwatch.started();
        controller.admin().script("""
                jenkins.model.Jenkins.get().getAllItems(org.jenkinsci.plugins.workflow.job.WorkflowJob)
                  .each { it.scheduleBuild2(0) }
                """);
        await("round " + number)
                .atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> builds(controller).stream().allMatch(build -> isOver(build, number)));
        var time = watch.elapsed();
        var spent = java.processorTime().minus(before);
        fleet.jobs().forEach(job -> requireSuccess(new Build(job, number)));
        await("the end of idle threads")
                .atMost(Duration.ofMinutes(2))
                .until(() -> !java.ask("Thread.print").contains("\"upkeep tasks"));
        var living = java.livingObjects();
        Disk.write(Path.of("target/it/scale-objects-" + number + ".txt"), living);
        var round = new Round(time, JavaProbe.megabytes(living), java.threads());
        measured.say(("round %d: %d daily cadences in %d s, the controller's processor time %d s; living then: %d MiB,"
                        + " %d threads; resident at most %d MiB")
                .formatted(
                        number,
                        SERVICES,
                        time.toSeconds(),
                        spent.toSeconds(),
                        round.megabytes(),
                        round.threads(),
                        java.mostMegabytes()));
        return round;
    }

    private static List<JsonNode> builds(Controller controller) {
        var jobs = controller
                .admin()
                .json("/api/json?tree=jobs[lastBuild[number,inProgress]]")
                .get("jobs");
        return StreamSupport.stream(jobs.spliterator(), false)
                .map(job -> job.get("lastBuild"))
                .toList();
    }

    private static boolean isOver(JsonNode build, int number) {
        return build.path("number").asInt() == number
                && !build.path("inProgress").asBoolean(true);
    }

    private static void requireSuccess(Build build) {
        assertThat(build.result()).as(build.log()).contains("SUCCESS");
        assertThat(build.reports()).as(build.log()).hasSize(3);
    }

    private static void requireClean(Agent agent) {
        var workspaces = agent.folder().resolve("workspace");
        assertThat(Disk.find(workspaces, path -> path.getFileName().toString().startsWith("upkeep-")))
                .isEmpty();
        assertThat(Disk.find(
                        agent.folder().resolve("upkeep/tool"),
                        path -> path.getFileName().toString().startsWith(".new")))
                .isEmpty();
        assertThat(Processes.of(agent.folder())).isEmpty();
    }

    @Test
    void shouldShowTheCalendarOfManyBuilds(@TempDir Path folder) throws Exception {
        try (var controller = Controller.fresh("scale-past", OPTIONS);
                var fleet = Fleet.of(controller, Library.provide(controller, folder), 1, 1)) {
            // Given
            var build = fleet.jobs().get(0).run();
            requireSuccess(build);
            controller.terminate();
            new Past(build, "shop-00").lay(SERVICES, BUILDS);
            controller.start();
            var job = fleet.jobs().get(0).path();

            // When: the first page of a Jenkins that has just started is slow by itself
            ask(controller, "/manage/about/");
            var calendar = ask(controller, "/maintenance/");
            var programs = ask(controller, "/maintenance/api/json");
            var maintenance = ask(controller, job + "/maintenance/");
            var page = ask(controller, job + "/");
            collect(controller);

            // Then
            assertThat(calendar).isLessThan(QUICK);
            assertThat(programs).isLessThan(QUICK);
            assertThat(maintenance).isLessThan(QUICK);
            assertThat(page).isLessThan(QUICK);
            assertThat(controller.admin().json("/maintenance/api/json").get("jobs"))
                    .hasSize(SERVICES)
                    .allSatisfy(row -> assertThat(row.get("tasks")).hasSize(3));
            assertThat(controller.admin().json(job + "/api/json").get("builds")).hasSize(BUILDS);
        }
    }

    /** How long a page takes in the middle of ten times, when it was asked for once before. */
    private Duration ask(Controller controller, String page) {
        var times = new ArrayList<Duration>();
        for (int count = 0; count <= 10; count++) {
            var watch = Stopwatch.started();
            controller.admin().text(page);
            times.add(watch.elapsed());
        }
        var median = times.stream().skip(1).sorted().toList().get(5);
        measured.say(page + ": first " + times.get(0).toMillis() + " ms, then " + median.toMillis() + " ms");
        return median;
    }

    private void collect(Controller controller) {
        var times = controller.admin().script("""
                def loader = jenkins.model.Jenkins.get().pluginManager.getPlugin('upkeep').classLoader
                def collector = loader.loadClass('io.jenkins.plugins.upkeep.jenkins.metrics.UpkeepCollector').newInstance()
                11.times {
                  def start = System.nanoTime()
                  collector.collect()
                  println((System.nanoTime() - start).intdiv(1000))
                }
                """).lines().map(Long::valueOf).toList();
        var median = times.stream().skip(1).sorted().toList().get(5);
        measured.say("metrics: first " + times.get(0) + " µs, then " + median + " µs");
    }
}
