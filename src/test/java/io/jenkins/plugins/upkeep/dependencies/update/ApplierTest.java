package io.jenkins.plugins.upkeep.dependencies.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplierTest {
    private static final String OLD_A = "shop-a==1.0\n";
    private static final String OLD_B = "shop-b==1.0\n";

    @TempDir
    private Path folder;

    private Path first;
    private Path second;
    private StateFolder state;

    @BeforeEach
    void write() throws Exception {
        folder = folder.toRealPath();
        first = Files.writeString(folder.resolve("a.txt"), OLD_A);
        second = Files.writeString(folder.resolve("b.txt"), OLD_B);
        state = new StateFolder(folder.resolve("state"));
    }

    private TestedPlan plan() throws Exception {
        var files = RequirementsFiles.none().with(first).with(second);
        var context = new TaskContext(
                "dependency-updates",
                "shop",
                Clock.systemUTC(),
                TaskLog.silent(),
                Progress.unseen(),
                folder,
                folder,
                false);
        return files.plan(
                List.of(
                        RequirementsTextTest.update("shop-a", "1.0", "2.0"),
                        RequirementsTextTest.update("shop-b", "1.0", "2.0")),
                "3.11",
                files(),
                state,
                context);
    }

    private List<Path> files() {
        return List.of(first, second);
    }

    private Applier applier(TaskLog log) {
        var plan = new ApplyPlan(
                List.of("false"),
                List.of(),
                folder,
                Duration.ofSeconds(20),
                List.of(),
                Duration.ofSeconds(1),
                Duration.ofMillis(10));
        return new Applier(plan, state, Clock.systemUTC(), log);
    }

    private static TaskLog when(String beginning, Runnable then) {
        return new TaskLog() {
            @Override
            public void info(String line) {
                if (line.startsWith(beginning)) {
                    then.run();
                }
            }

            @Override
            public void detail(String line) {
                // Nobody reads it.
            }
        };
    }

    @Test
    void shouldPutBackAllFilesAlthoughItIsToldToStopBetweenTwoOfThem() throws Exception {
        // Given
        var plan = plan();
        var applier = applier(when("written", () -> Thread.currentThread().interrupt()));

        // When
        var thrown = catchThrowable(() -> applier.apply(plan, files()));
        var told = Thread.interrupted();

        // Then
        assertThat(thrown).isInstanceOf(UpkeepException.class);
        assertThat(told).isTrue();
        assertThat(first).hasContent(OLD_A);
        assertThat(second).hasContent(OLD_B);
        assertThat(state.isUnfinished()).isFalse();
    }

    @Test
    void shouldPutBackAFileWhoseExchangeFailsAfterTheMove() throws Exception {
        // Given
        var plan = plan();
        var applier = applier(when("written: " + second, () -> {
            throw new IllegalStateException("full");
        }));

        // When, Then
        assertThatThrownBy(() -> applier.apply(plan, files()))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("full");
        assertThat(first).hasContent(OLD_A);
        assertThat(second).hasContent(OLD_B);
        assertThat(state.isUnfinished()).isFalse();
    }

    @Test
    void shouldKeepTheJournalWhenNotAllCanBePutBack() throws Exception {
        // Given
        var plan = plan();
        var applier = applier(when("written: " + second, () -> overwrite(first)));

        // When
        var applied = applier.apply(plan, files());

        // Then
        assertThat(applied.ending()).isEqualTo(Applied.Ending.STUCK);
        assertThat(applied.stuck().orElseThrow()).contains("somebody has changed it");
        assertThat(first).hasContent("mine==1");
        assertThat(second).hasContent(OLD_B);
        assertThat(state.isUnfinished()).isTrue();
    }

    private static void overwrite(Path file) {
        assertThat(catchThrowable(() -> Files.writeString(file, "mine==1"))).isNull();
        throw new IllegalStateException("full");
    }

    @Test
    void shouldRefuseWhenAnyFileIsNoLongerWhatItWas() throws Exception {
        // Given
        Files.move(folder.resolve("b.txt"), folder.resolve("a2.txt"));
        var link = Files.createSymbolicLink(folder.resolve("b.txt"), Path.of("a2.txt"));
        second = link;
        var plan = plan();
        var applier = applier(TaskLog.silent());

        // When, Then
        Files.delete(link);
        Files.writeString(folder.resolve("a3.txt"), OLD_B);
        Files.createSymbolicLink(link, Path.of("a3.txt"));
        assertThatThrownBy(() -> applier.apply(plan, files()))
                .isInstanceOf(UpkeepException.class)
                .hasMessage(link + ": leads elsewhere than when it was tested; test again, then apply that");
        assertThatThrownBy(() -> applier.apply(plan, List.of(first)))
                .isInstanceOf(UpkeepException.class)
                .hasMessageStartingWith("updates.files: names other files");
        assertThat(first).hasContent(OLD_A);
        assertThat(state.isUnfinished()).isFalse();
    }

    @Test
    void shouldRefuseWhenAFileWasChangedThatThePlanLeavesAlone() throws Exception {
        // Given
        Files.writeString(second, "other==1.0\n");
        var plan = plan();
        Files.writeString(second, "other==1.1\n");

        // When, Then
        assertThat(plan.files()).hasSize(1);
        assertThatThrownBy(() -> applier(TaskLog.silent()).apply(plan, files()))
                .isInstanceOf(UpkeepException.class)
                .hasMessage(second + ": was changed since it was tested; test again, then apply that");
    }
}
