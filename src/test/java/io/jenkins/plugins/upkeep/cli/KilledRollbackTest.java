package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The real command line, killed at points of its journal and at random moments of a rollback that restores the database.
 * Afterwards the service is brought to one end or the other, and is never a mixture.
 */
class KilledRollbackTest {
    /** Lines of the journal of a rollback that reaches its end: two for each step, the first and the last. */
    private static final int LINES = 22;

    private static final int KILLS = Integer.getInteger("upkeep.kills", 2);
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Random random = new Random(Long.getLong("upkeep.kills.seed", 11));

    @Test
    void shouldEndAtOneEndOrTheOtherWhereverInTheJournalItWasKilled() throws Exception {
        for (var line : points()) {
            try (var rig = RollbackDesk.open()) {
                // Given
                try (var run = rig.desk().start("rollback-to", "v1", "--database", "restore")) {
                    while (rig.lines() < line && isAlive(run)) {
                        TimeUnit.MILLISECONDS.sleep(1);
                    }
                    kill(run);
                }

                // When, Then
                settle(rig, "line " + line);
            }
        }
    }

    /** All of them when there is time, else some. */
    private List<Integer> points() {
        var all = IntStream.rangeClosed(1, LINES).boxed().toList();
        if (KILLS >= LINES) {
            return all;
        }
        return random.ints(KILLS, 1, LINES).boxed().toList();
    }

    @Test
    void shouldEndAtOneEndOrTheOtherWheneverItWasKilled() throws Exception {
        long longest = 12_000;
        for (int time = 0; time < KILLS; time++) {
            try (var rig = RollbackDesk.open()) {
                // Given
                var millis = random.nextLong(longest);
                var begin = System.nanoTime();
                try (var run = rig.desk().start("rollback-to", "v1", "--database", "restore")) {
                    if (ends(run, millis)) {
                        longest = Duration.ofNanos(System.nanoTime() - begin).toMillis();
                    }
                    kill(run);
                }

                // When, Then
                settle(rig, millis + " ms");
            }
        }
    }

    /** A person resumes or undoes it, sometimes is killed at that too, and then does one or the other again. */
    private void settle(RollbackDesk rig, String when) throws Exception {
        for (int time = 0; time < 2 && random.nextInt(3) == 0; time++) {
            try (var run = rig.desk().start(random.nextBoolean() ? "rollback-undo" : "rollback-resume")) {
                ends(run, random.nextLong(6_000));
                kill(run);
            }
        }
        var word = random.nextBoolean() ? "rollback-undo" : "rollback-resume";
        var said = rig.run(word);
        var as = when + ", " + word + ": " + said.out() + said.errors();
        assertThat(said.status()).as(as).isLessThanOrEqualTo(2);
        assertThat(rig.isAtOrigin() || rig.isAtTarget("v1"))
                .as(as + rig.answer())
                .isTrue();
        assertThat(rig.holdsThePresent()).as(as).isTrue();
        assertThat(rig.run("rollback-resume").out()).contains("no rollback is unfinished");
    }

    @Test
    void shouldUndoEverythingWhenToldToStop() throws Exception {
        try (var rig = RollbackDesk.open()) {
            // Given
            try (var run = rig.desk().start("rollback-to", "v1", "--database", "restore")) {
                while (rig.lines() < 14 && isAlive(run)) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }

                // When
                Command.of("kill", "-s", "TERM", Long.toString(run.pid())).output(GRACE);
                var result = run.await(GRACE);

                // Then
                assertThat(result.status()).as(result.errors()).isEqualTo(130);
                assertThat(result.errors())
                        .contains("told to stop", "everything was undone")
                        .hasLineCount(1);
            }
            assertThat(rig.isAtOrigin()).isTrue();
            assertThat(rig.databases()).hasSize(1);
        }
    }

    private static boolean isAlive(RunningProcess run) {
        return run.isAlive();
    }

    private static void kill(RunningProcess run) throws Exception {
        ProcessHandle.of(run.pid()).ifPresent(ProcessHandle::destroyForcibly);
        run.await(LONG);
    }

    /** Waits for the process for at most so long. */
    private static boolean ends(RunningProcess process, long millis) {
        return ProcessHandle.of(process.pid())
                .map(handle -> handle.onExit().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS))
                .map(end -> end.join() != null)
                .orElse(true);
    }
}
