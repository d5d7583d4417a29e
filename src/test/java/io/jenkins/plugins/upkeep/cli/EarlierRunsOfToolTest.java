package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line remembers of earlier runs. */
class EarlierRunsOfToolTest {
    @TempDir
    private Path folder;

    @Test
    void shouldTellATaskWhatItsEarlierRunsMeasured() throws Exception {
        // Given
        var desk = Desk.with(folder, Desk.task("count", EarlierRunsOfToolTest::count));

        // When
        desk.runTask("count");
        desk.runTask("count");
        var third = desk.runTask("count");

        // Then
        assertThat(third.out()).contains("runs before: 2");
        assertThat(HistoryFile.read(desk.report()).runs()).hasSize(3);
    }

    private static Report count(TaskContext context) {
        var before = context.history().numbers("runs", "").size();
        return context.report()
                .add(Measurement.count("runs", before))
                .build(context.clock().instant(), Duration.ofSeconds(1), "runs before: " + before);
    }

    @Test
    void shouldNotRememberPlansAndWrongConfigurations() throws Exception {
        // Given
        var refused = new TaskDeclaration("refused", "Do nothing", List.of(), (config, options) -> {
            throw new ConfigException("shop: is closed; open it");
        });
        var desk = Desk.with(folder, Desk.task("count", EarlierRunsOfToolTest::count), refused);

        // When
        desk.runTask("count", "--dry-run");
        var usage = desk.runTask("refused");

        // Then
        assertThat(usage.status()).isEqualTo(64);
        assertThat(HistoryFile.read(desk.report()).runs()).isEmpty();
    }

    @Test
    void shouldRememberThatATaskCouldNotRun() throws Exception {
        // Given
        Task broken = context -> {
            throw new UpkeepException("shop: is not there; build it");
        };
        var desk = Desk.with(folder, Desk.task("broken", broken));

        // When
        desk.runTask("broken");

        // Then
        var run = HistoryFile.read(desk.report()).last().orElseThrow();
        assertThat(run.problems()).extracting(problem -> problem.subject()).containsExactly("broken");
    }

    @Test
    void shouldGoOnWithoutAHistoryThatCannotBeRead() throws Exception {
        // Given a folder in its place
        var desk = Desk.with(folder, Desk.task("count", EarlierRunsOfToolTest::count));
        Files.createDirectories(desk.report().resolve(HistoryFile.FILE_NAME).resolve("x"));

        // When
        var said = desk.runTask("count");

        // Then
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("runs before: 0");
        assertThat(said.errors()).contains("history.jsonl: cannot be read").doesNotContain("Exception in");
    }
}
