package io.jenkins.plugins.upkeep.rollback.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever git is killed on the way to a version or back, repeating it leads to the very tree of the one or the other. */
class KilledCheckoutTest {
    private static final int FILES = 60;

    @TempDir
    private Path folder;

    private Repository repository;
    private String target;
    private Map<String, String> there;
    private Map<String, String> here;

    @BeforeEach
    void twoVersions() throws Exception {
        repository = Repository.at(folder.resolve("shop"));
        repository.write("untracked/mine", "mine");
        repository.write(".git/info/exclude", "untracked\n");
        fill("1", "a/only-first");
        target = repository.commit("first");
        there = repository.tree();
        repository.git("rm", "-r", "--quiet", "a");
        fill("2", "b/only-second");
        repository.commit("second");
        here = repository.tree();
    }

    private void fill(String text, String only) throws Exception {
        for (int i = 0; i < FILES; i++) {
            repository.write("both/" + i + ".txt", (text + i + "\n").repeat(200));
            repository.write(only + i + ".txt", text);
        }
    }

    /** Each file takes its time, so that a kill comes in the middle. */
    private void slowDown() throws Exception {
        repository.write(".git/info/attributes", "*.txt filter=slow\n");
        repository.git("config", "filter.slow.smudge", "sh -c 'head -c 100; sleep 0.02; cat'");
        repository.git("config", "filter.slow.clean", "cat");
        repository.git("update-index", "-q", "--refresh");
    }

    @Test
    void shouldGoOnAfterAKillInTheMiddle() throws Exception {
        // Given
        slowDown();
        var origin = repository.open().present();
        killAfter(file -> file.endsWith("a/only-first3.txt"));
        assertThat(repository.folder().resolve(".git/index.lock")).exists();
        assertThat(repository.tree()).isNotEqualTo(there).isNotEqualTo(here);
        repository.git("config", "--unset", "filter.slow.smudge");

        // When
        repository.open().checkOut(target, origin, true);

        // Then
        assertThat(repository.tree()).isEqualTo(there);
    }

    @Test
    void shouldGoBackAfterAKillInTheMiddle() throws Exception {
        // Given
        slowDown();
        var origin = repository.open().present();
        killAfter(file -> file.endsWith("a/only-first3.txt"));
        repository.git("config", "--unset", "filter.slow.smudge");

        // When
        var back = repository.open().putBack(origin, target, true);

        // Then files of the version that were written already are gone
        assertThat(back.complete()).isTrue();
        assertThat(repository.tree()).isEqualTo(here);
        assertThat(repository.open().present()).isEqualTo(origin);
    }

    /** Starts a checkout as ours is, and kills git and all that it started once a file has appeared. */
    private void killAfter(java.util.function.Predicate<Path> appears) throws Exception {
        try (var git = repository
                .command("checkout", "--quiet", "--detach", target)
                .behind(List.of("setsid", "-w"))
                .start()) {
            git.discardOutput();
            await().pollInterval(Duration.ofMillis(2)).until(() -> any(appears) || !git.isAlive());
            killAll(git.pid());
        }
    }

    private boolean any(java.util.function.Predicate<Path> appears) throws Exception {
        try (Stream<Path> all = Files.walk(repository.folder())) {
            return all.anyMatch(appears);
        } catch (java.io.UncheckedIOException e) {
            // A file went away while we looked.
            return false;
        }
    }

    private static void killAll(long pid) {
        var all = ProcessHandle.of(pid).stream()
                .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void shouldComeToOneOfBothTreesWheneverItIsKilled() throws Exception {
        // Given
        var random = new Random(7);
        var origin = repository.open().present();

        for (int round = 0; round < 12; round++) {
            // When git is killed at some moment on its way, and the way is then gone on or taken back
            try (var git = repository
                    .command("checkout", "--quiet", "--detach", "--force", target)
                    .start()) {
                git.discardOutput();
                TimeUnit.MICROSECONDS.sleep(random.nextInt(40_000));
                killAll(git.pid());
            }
            if (random.nextBoolean()) {
                repository.open().checkOut(target, origin, true);
                assertThat(repository.tree()).as("round " + round).isEqualTo(there);
            }
            repository.open().putBack(origin, target, true);

            // Then
            assertThat(repository.tree()).as("round " + round).isEqualTo(here);
            assertThat(repository.open().present()).isEqualTo(origin);
        }
    }

    @Test
    void shouldGoOnAfterBeingInterrupted() throws Exception {
        // Given our own checkout, in a thread that is told to stop
        slowDown();
        var origin = repository.open().present();
        var thread = Thread.currentThread();
        var watcher = CompletableFuture.runAsync(() -> {
            await().pollInterval(Duration.ofMillis(2)).until(() -> any(file -> file.endsWith("a/only-first3.txt")));
            thread.interrupt();
        });

        // When
        assertThatThrownBy(() -> repository.open().checkOut(target, origin, false))
                .isInstanceOf(InterruptedException.class);
        watcher.join();
        repository.open().putBack(origin, target, true);

        // Then
        assertThat(repository.tree()).isEqualTo(here);
    }

    @Test
    void shouldWaitForAGitThatOutlivedItsStarter() throws Exception {
        // Given a checkout that still runs: only Upkeep was killed
        slowDown();
        var origin = repository.open().present();
        var ours = new Git(repository.folder().toRealPath(), Account.self());
        try (var git = ours.writing("checkout", "--quiet", "--detach", target).start()) {
            git.discardOutput();

            // When
            repository.open().checkOut(target, origin, true);

            // Then
            assertThat(repository.tree()).isEqualTo(there);
        }
    }

    @Test
    void shouldComeBackFromAKilledWayThroughSubmodules() throws Exception {
        // Given
        var library = Repository.at(folder.resolve("library"));
        for (int i = 0; i < FILES; i++) {
            library.write("lib" + i + ".txt", "1".repeat(1_000));
        }
        library.commit("library");
        repository.git("submodule", "--quiet", "add", library.folder().toString(), "lib");
        var earlier = repository.commit("with a library");
        var inner = new Repository(repository.folder().resolve("lib"), List.of(), Map.of());
        for (int i = 0; i < FILES; i++) {
            inner.write("lib" + i + ".txt", "2".repeat(1_000));
            inner.write("new" + i + ".txt", "2");
        }
        inner.commit("more");
        repository.commit("with a newer library");
        var before = repository.tree();
        var origin = repository.open().present();

        // When the submodule is caught in the middle
        repository.git("checkout", "--quiet", "--detach", earlier);
        var old = repository.git("rev-parse", earlier + ":lib");
        var random = new Random(5);
        try (var git =
                inner.command("checkout", "--quiet", "--force", "--detach", old).start()) {
            git.discardOutput();
            TimeUnit.MICROSECONDS.sleep(random.nextInt(10_000));
            killAll(git.pid());
        }
        Files.writeString(repository.folder().resolve("lib/lib3.txt"), "1".repeat(10));
        repository.open().checkOut(earlier, origin, true);
        var between = repository.tree();
        repository.open().putBack(origin, earlier, true);

        // Then
        assertThat(between)
                .containsEntry("lib/lib3.txt", "-" + "1".repeat(1_000))
                .doesNotContainKey("lib/new1.txt");
        assertThat(repository.tree()).isEqualTo(before);
    }

    @Test
    void shouldBringAForeignFaultInOneLine() throws UpkeepException, InterruptedException {
        // Given
        var git = repository.open();
        var origin = git.present();

        // When, Then
        assertThatThrownBy(() -> git.checkOut("0".repeat(40), origin, false))
                .isInstanceOf(UpkeepException.class)
                .hasMessageStartingWith(repository.folder() + ": git ended with status 128: fatal: ");
        assertThat(Command.find("git")).isPresent();
    }
}
