package io.jenkins.plugins.upkeep.rollback.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.rollback.journal.Event;
import io.jenkins.plugins.upkeep.rollback.journal.Journal;
import io.jenkins.plugins.upkeep.rollback.journal.JournalFolder;
import io.jenkins.plugins.upkeep.rollback.saga.World.Killed;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SagaTest {
    private static final int THINGS = 4;
    private static final int MOMENTS = THINGS * 4;

    @TempDir
    private Path place;

    private int journals;

    @Test
    void shouldReachTheEnd() throws Exception {
        // Given
        var world = new World(THINGS);

        // When
        var ending = run(world, begin());

        // Then
        assertThat(ending).hasValue(Ending.reached());
        assertThat(world.isTarget()).isTrue();
        assertThat(world.moments()).isEqualTo(MOMENTS);
        assertThat(folder().unfinished(Clock.systemUTC())).isEmpty();
    }

    @Test
    void shouldUndoEverythingWhereverItFails() throws Exception {
        for (int at = 0; at < MOMENTS; at++) {
            // Given
            var world = new World(THINGS).failsAt(at);

            // When
            var ending = run(world, begin()).orElseThrow();

            // Then
            assertThat(ending.kind()).as("moment %d", at).isEqualTo(Ending.Kind.UNDONE);
            assertThat(ending.step()).isEqualTo("change " + at / 4);
            assertThat(ending.reason()).isEqualTo("thing: does not want to; ask it nicely");
            assertThat(ending.interrupted()).isFalse();
            assertThat(world.isOrigin()).isTrue();
        }
    }

    @Test
    void shouldUndoEverythingWhereverItIsToldToStop() throws Exception {
        for (int at = 0; at < MOMENTS; at++) {
            // Given
            var world = new World(THINGS).stoppedAt(at);

            // When
            var ending = run(world, begin()).orElseThrow();

            // Then
            assertThat(ending.kind()).isEqualTo(Ending.Kind.UNDONE);
            assertThat(ending.interrupted()).isTrue();
            assertThat(world.isOrigin()).isTrue();
        }
    }

    @Test
    void shouldGoOnToItsEndWhereverItWasKilled() throws Exception {
        for (int at = 0; at < MOMENTS; at++) {
            // Given
            var world = new World(THINGS).killedAt(at);
            assertThat(run(world, begin())).isEmpty();

            // When
            var ending = run(world, open());

            // Then
            assertThat(ending).as("moment %d", at).hasValue(Ending.reached());
            assertThat(world.isTarget()).isTrue();
        }
    }

    @Test
    void shouldBeUndoneWhereverItWasKilled() throws Exception {
        for (int at = 0; at < MOMENTS; at++) {
            // Given
            var world = new World(THINGS).killedAt(at);
            assertThat(run(world, begin())).isEmpty();

            // When
            var ending = undo(world, open()).orElseThrow();

            // Then
            assertThat(ending.kind()).as("moment %d", at).isEqualTo(Ending.Kind.UNDONE);
            assertThat(ending.reason()).isEqualTo("somebody asked for it");
            assertThat(world.isOrigin()).isTrue();
        }
    }

    @Test
    void shouldEndAtOneEndOrTheOtherHoweverOftenItIsKilled() throws Exception {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            // Given
            var world = new World(THINGS).killedAt(random.nextInt(MOMENTS * 2)).failsAt(random.nextInt(MOMENTS * 3));
            var ending = run(world, begin());

            // When
            for (int deaths = 0;
                    ending.filter(end -> end.kind() != Ending.Kind.STUCK).isEmpty();
                    deaths++) {
                world.killedAt(deaths < 4 ? random.nextInt(MOMENTS) : -1);
                ending = random.nextInt(3) == 0 ? undo(world, open()) : run(world, open());
            }

            // Then
            var reached = ending.get().kind() == Ending.Kind.REACHED;
            assertThat(reached ? world.isTarget() : world.isOrigin())
                    .as("round %d, %s", round, ending.get())
                    .isTrue();
        }
    }

    @Test
    void shouldEndAnUndoThoughItIsToldToStopMeanwhile() throws Exception {
        for (int at = MOMENTS - 1; at < MOMENTS + 8; at++) {
            // Given
            var world = new World(THINGS).failsAt(MOMENTS - 2).stoppedAt(at);

            // When
            var ending = run(world, begin()).orElseThrow();

            // Then
            assertThat(ending.kind()).as("moment %d", at).isEqualTo(Ending.Kind.UNDONE);
            assertThat(ending.interrupted()).isTrue();
            assertThat(world.isOrigin()).isTrue();
        }
    }

    @Test
    void shouldTakeNoStepWhenItWasToldToStopBefore() throws Exception {
        // Given
        var world = new World(THINGS);
        var journal = begin();
        Thread.currentThread().interrupt();

        // When
        var ending = run(world, journal).orElseThrow();

        // Then
        assertThat(ending).isEqualTo(new Ending(Ending.Kind.UNDONE, "change 0", "it was told to stop", true));
        assertThat(world.moments()).isZero();
    }

    @Test
    void shouldGoOnBackThoughADiskThatWasFullHasNotTakenTheTurn() throws Exception {
        // Given
        var world = new World(2);
        try (var journal = begin()) {
            for (var step : world.steps()) {
                var facts = step.prepare();
                journal.add(Event.INTENDED, step.name(), facts);
                journal.add(Event.DONE, step.name(), step.apply(new Attempt(facts, false)));
            }
            world.steps().get(1).undo(new Attempt(new Standing(journal.entries()).facts("change 1"), false));
            journal.add(Event.UNDONE, "change 1", Map.of());
        }

        // When
        var ending = run(world, open()).orElseThrow();

        // Then
        assertThat(ending.kind()).isEqualTo(Ending.Kind.UNDONE);
        assertThat(world.isOrigin()).isTrue();
    }

    @Test
    void shouldStandStillWhenSomethingCannotBeUndone() throws Exception {
        // Given
        var world = new World(THINGS).failsAt(14).undoFails(true);

        // When
        var ending = run(world, begin()).orElseThrow();

        // Then
        assertThat(ending.kind()).isEqualTo(Ending.Kind.STUCK);
        assertThat(ending.step()).isEqualTo("change 3");
        assertThat(ending.reason()).contains("put it back by hand");
        assertThat(world.isOrigin()).isFalse();
        try (var journal = open()) {
            assertThat(new Standing(journal.entries()).stuck()).isPresent();
        }

        // When a person has it go on
        world.undoFails(false);
        try (var journal = open()) {
            journal.add(Event.RESUMED, "", Map.of());
            ending = new Saga(world.steps(), journal, TaskLog.silent()).run();
        }

        // Then
        assertThat(ending.kind()).isEqualTo(Ending.Kind.UNDONE);
        assertThat(world.isOrigin()).isTrue();
    }

    @Test
    void shouldUndoEverythingThoughTheJournalsDiskIsFull() throws Exception {
        try (var disk = SmallDisk.at(place, "size=64k")) {
            // Given
            assertThat(disk).isNotNull();
            var world = new World(60);
            try (var journal = begin()) {
                fill(place.resolve("ballast"));
                var saga = new Saga(world.steps(), journal, TaskLog.silent());

                // When
                var ending = saga.run();

                // Then
                assertThat(ending.kind()).isEqualTo(Ending.Kind.UNDONE);
                assertThat(ending.reason()).contains("cannot be written");
                assertThat(saga.complaints()).isNotEmpty().allMatch(line -> line.contains("space on its disk"));
                assertThat(world.isOrigin()).isTrue();
            }
        }
    }

    private static void fill(Path file) {
        try {
            Files.write(file, new byte[64 << 10]);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("space");
        }
    }

    /** Empty when it was killed. */
    private static Optional<Ending> run(World world, Journal journal) throws UpkeepException {
        try (journal) {
            return Optional.of(new Saga(world.steps(), journal, TaskLog.silent()).run());
        } catch (Killed e) {
            return Optional.empty();
        }
    }

    private static Optional<Ending> undo(World world, Journal journal) throws UpkeepException {
        try (journal) {
            return Optional.of(new Saga(world.steps(), journal, TaskLog.silent()).undo("somebody asked for it"));
        } catch (Killed e) {
            return Optional.empty();
        }
    }

    private JournalFolder folder() {
        return new JournalFolder(place);
    }

    private Journal begin() throws UpkeepException {
        return folder().begin("r" + (1000 + journals++), Clock.systemUTC(), Map.of());
    }

    /** The newest; rounds that were ended by a failed assertion do not disturb. */
    private Journal open() throws UpkeepException {
        return folder().unfinished(Clock.systemUTC()).orElseThrow();
    }
}
