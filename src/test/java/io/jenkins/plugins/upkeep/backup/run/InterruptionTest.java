package io.jenkins.plugins.upkeep.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.drill.DrRestoreTest;
import io.jenkins.plugins.upkeep.drill.DrillPlan;
import io.jenkins.plugins.upkeep.drill.SetChoice;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that is told to stop, at whatever moment, ends soon, says so, and leaves nothing half done. */
class InterruptionTest {
    private static final int TIMES = 4;
    private static final Duration SOON = Duration.ofSeconds(8);

    @TempDir
    Path folder;

    @Test
    void shouldStopABackupAtAnyMoment() throws Exception {
        // Given
        var plan = Shop.plan(Shop.database(5_000), folder, VerificationLevel.RESTORED);
        var whole = duration(new VerifiedBackup(plan), context());
        var random = new Random(1);

        for (int time = 0; time < TIMES; time++) {
            // When
            var ended = interrupted(new VerifiedBackup(plan), context(), random.nextLong(whole.toMillis()));

            // Then
            assertThat(ended).as("attempt %s", time).isTrue();
            assertThat(plan.catalog().look().unfinished()).isEmpty();
            assertThat(plan.catalog().look().damaged()).isEmpty();
            assertNoClusters();
        }
        assertThat(Shop.stored(folder.resolve("store")))
                .noneMatch(path -> path.toString().endsWith(".part"));
    }

    @Test
    void shouldStopADrillAtAnyMoment() throws Exception {
        // Given
        var backup = Shop.plan(Shop.database(5_000), folder, VerificationLevel.STORED);
        Shop.backUp(backup, folder);
        var drill = new DrRestoreTest(new DrillPlan(
                backup.catalog(),
                SetChoice.newest(),
                Optional.empty(),
                2,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                Optional.empty(),
                folder));
        var whole = duration(drill, context());
        var random = new Random(2);

        for (int time = 0; time < TIMES; time++) {
            // When
            var ended = interrupted(drill, context(), random.nextLong(whole.toMillis()));

            // Then
            assertThat(ended).as("attempt %s", time).isTrue();
            assertNoClusters();
        }
    }

    private TaskContext context() {
        return Backups.context(folder);
    }

    private static Duration duration(Task task, TaskContext context) throws Exception {
        var begin = System.nanoTime();
        assertThat(task.run(context).findings()).isEmpty();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Whether it ended by an interruption, or well before that. */
    private static boolean interrupted(Task task, TaskContext context, long millis) throws Exception {
        var run = new FutureTask<>(() -> run(task, context));
        var thread = new Thread(run, "task");
        thread.start();
        thread.join(1 + millis);
        thread.interrupt();
        return run.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static boolean run(Task task, TaskContext context) throws Exception {
        try {
            return task.run(context).findings().isEmpty();
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** The tests' own server stays; no other one does, and no folder of it. */
    private static void assertNoClusters() {
        await().atMost(SOON).until(() -> clusters() == 1);
    }

    private static long clusters() {
        TestCluster.address();
        var own = ProcessHandle.current()
                .descendants()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains("watchdog.sh"))
                .map(line -> line.replaceAll(".*/(upkeep-cluster-\\w+)/watchdog.sh.*", "$1"))
                .distinct();
        return own.count();
    }
}
