package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.backup.verify.StoredCheck;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real command line, killed or told to stop at random moments of a backup. */
class KilledBackupTest {
    private static final int TERMINATED = 143;

    private static final int KILLS = Integer.getInteger("upkeep.kills", 2);
    private static final int MEGABYTES = Integer.getInteger("upkeep.kills.megabytes", 5);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static DatabaseAddress database() {
        var address = TestCluster.database();
        TestCluster.sql(
                address,
                "CREATE TABLE big AS SELECT n AS id, repeat(md5(n::text), 3) AS text FROM generate_series(1, "
                        + MEGABYTES * 8_000 + ") n; ALTER TABLE big ADD PRIMARY KEY (id)");
        return address;
    }

    private static void signal(String name, RunningProcess process) throws Exception {
        Command.of("kill", "-s", name, Long.toString(process.pid())).output(LONG);
    }

    private static void kill(RunningProcess run) throws Exception {
        ProcessHandle.of(run.pid()).ifPresent(ProcessHandle::destroyForcibly);
        run.await(LONG);
    }

    /** Waits for the process for at most so long. */
    private static boolean ends(RunningProcess process, long millis) throws Exception {
        return ProcessHandle.of(process.pid())
                .map(handle -> handle.onExit().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS))
                .map(end -> end.join() != null)
                .orElse(true);
    }

    private static void assertInterrupted(ProcessResult result, ServiceDesk desk) throws Exception {
        assertThat(result.status()).as(result.errors()).isEqualTo(130);
        assertThat(result.errors()).startsWith("upkeep: interrupted").hasLineCount(1);
        assertThat(Files.readString(desk.report().resolve("report.json"))).contains("interrupted");
    }

    private static void assertNoFalseProof(ServiceDesk desk) throws Exception {
        var contents = desk.catalog().look();
        assertThat(contents.damaged()).isEmpty();
        for (var set : contents.sets()) {
            var check = new StoredCheck(desk.catalog().store(), set.manifest(), Progress.unseen());
            assertThat(check.read(2).isWhole())
                    .as("%s %s", set.manifest().id(), set.level())
                    .isTrue();
        }
    }

    private static void assertNothingLeft(ServiceDesk desk) throws Exception {
        await().atMost(GRACE).until(() -> desk.processes().isEmpty());
        await().atMost(GRACE).untilAsserted(() -> assertThat(desk.leftBehind()).isEmpty());
        assertThat(desk.catalog().look().unfinished()).isEmpty();
        assertThat(desk.files()).noneMatch(file -> file.toString().endsWith(".part") && !isNote(file));
    }

    /** A note beside a set that was being written when its run was killed: nobody reads it, and it goes with the set. */
    private static boolean isNote(Path file) {
        return file.getParent().endsWith("verified");
    }

    @Test
    void shouldSurviveBeingKilledAtAnyMoment() throws Exception {
        // Given
        try (var desk = ServiceDesk.open().database(database())) {
            var begin = System.nanoTime();
            try (var whole = desk.start("verified-backup")) {
                assertThat(whole.await(LONG).status()).isZero();
            }
            var millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
            var random = new Random(3);

            // When
            for (int time = 0; time < KILLS; time++) {
                try (var run = desk.start("verified-backup")) {
                    if (!ends(run, millis * time / KILLS + random.nextLong(1 + millis / KILLS))) {
                        kill(run);
                    }
                }

                // Then
                assertNoFalseProof(desk);
                await().atMost(GRACE).until(() -> desk.processes().isEmpty());
            }
            desk.age();
            try (var next = desk.start("verified-backup")) {
                assertThat(next.await(LONG).status()).isZero();
            }
            assertThat(desk.catalog().look().sets().get(0).level()).isEqualTo(VerificationLevel.RESTORED);
            assertNothingLeft(desk);
        }
    }

    @Test
    void shouldLeaveNothingOfADrillThatIsKilled() throws Exception {
        // Given
        try (var desk = ServiceDesk.open().database(database())) {
            try (var backup = desk.start("verified-backup")) {
                assertThat(backup.await(LONG).status()).isZero();
            }
            var begin = System.nanoTime();
            try (var whole = desk.start("dr-restore-test")) {
                assertThat(whole.await(LONG).status()).isZero();
            }
            var millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
            var random = new Random(5);

            // When
            for (int time = 0; time < KILLS; time++) {
                try (var run = desk.start("dr-restore-test")) {
                    if (!ends(run, millis * time / KILLS + random.nextLong(1 + millis / KILLS))) {
                        kill(run);
                    }
                }

                // Then
                assertNoFalseProof(desk);
                await().atMost(GRACE).until(() -> desk.processes().isEmpty());
            }
            try (var next = desk.start("dr-restore-test")) {
                assertThat(next.await(LONG).status()).isZero();
            }
            assertNothingLeft(desk);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 2_500})
    void shouldStopSafelyWhenToldTo(int millis) throws Exception {
        // Given
        try (var desk = ServiceDesk.open().database(database());
                var run = desk.start("verified-backup")) {
            // When
            if (ends(run, millis)) {
                return;
            }
            signal("TERM", run);
            var result = run.await(GRACE);

            // Then
            if (result.status() == TERMINATED) {
                // On a busy machine the signal came before the tool listens for it: then nothing was begun.
                assertThat(desk.report()).doesNotExist();
            } else if (result.status() == 0) {
                // It had just ended when the signal came.
                assertThat(desk.catalog().look().sets()).hasSize(1);
            } else {
                assertInterrupted(result, desk);
            }
            assertNoFalseProof(desk);
            assertNothingLeft(desk);
        }
    }

    @Test
    void shouldLetOnlyOneRunWork() throws Exception {
        // Given
        try (var desk = ServiceDesk.open().database(database());
                var first = desk.start("verified-backup")) {
            await().atMost(LONG).until(() -> !desk.catalog().look().unfinished().isEmpty());

            // When
            var elsewhere = desk.report().resolveSibling("elsewhere").toString();
            var second = desk.run("verified-backup", "--report", elsewhere);

            // Then
            assertThat(second.status()).isEqualTo(3);
            assertThat(second.errors())
                    .contains("is held by process " + first.pid())
                    .hasLineCount(1);
            assertThat(first.await(LONG).status()).isZero();
            assertThat(desk.catalog().look().sets()).hasSize(1);
        }
    }

    @Test
    void shouldMakeBothBackupsWhenThatOfTheMonthBeginsDuringThatOfTheDay() throws Exception {
        // Given
        try (var desk = ServiceDesk.open().database(database());
                var first = desk.start("verified-backup", "--verify", "stored")) {
            await().atMost(LONG).until(() -> !desk.catalog().look().unfinished().isEmpty());

            // When
            var second = desk.run("verified-backup", "--verify", "restored");

            // Then
            assertThat(second.status()).as(second.errors()).isZero();
            assertThat(second.out()).contains("waits until another run (process " + first.pid() + ", begun at ");
            assertThat(first.await(LONG).status()).isZero();
            assertThat(HistoryFile.read(desk.report()).runs()).hasSize(2);
            assertThat(desk.catalog().look().sets()).hasSize(2);
        }
    }
}
