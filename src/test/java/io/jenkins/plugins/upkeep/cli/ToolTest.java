package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.cli.command.Colours;
import io.jenkins.plugins.upkeep.cli.command.Interruption;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.task.TaskOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolTest {
    @TempDir
    private Path folder;

    @Test
    void shouldNameItsVersion() {
        // When
        var said = desk().run("--version");

        // Then
        assertThat(said.status()).isZero();
        assertThat(said.out()).matches("upkeep \\d+\\.\\d+\\.\\d+.*\\R");
        assertThat(said.errors()).isEmpty();
    }

    @Test
    void shouldListTasksAndCommandsByGroups() {
        // When
        var said = desk().run("--help");

        // Then
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .containsSubsequence("Tasks", "  look", "Do look for a test", "Configuration", "  config check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"look", "config check", "config schema", "config example"})
    void shouldHelpWithEachCommand(String command) {
        // When
        var said = desk().run((command + " --help").split(" ", -1));

        // Then
        assertThat(said.status()).isZero();
        assertThat(said.out()).startsWith("Usage: upkeep " + command);
    }

    @Test
    void shouldShowTheOptionsOfATaskAsTheyWereDeclared() {
        // When
        var said = desk().run("look", "--help");

        // Then
        assertThat(said.out())
                .contains("--max-age=AGE", "Older than 1% of it", "--level=low|high", "--dry-run", " ID")
                .doesNotContain("[ID]");
    }

    @Test
    void shouldAskWhichCommandOfAGroupIsMeant() {
        assertThat(desk().run("config").errors())
                .isEqualTo("upkeep: config: which command? One of check, schema, example\n");
        assertThat(desk().run().errors()).startsWith("upkeep: which command? One of look, ");
    }

    @Test
    void shouldHelpWithAllTasksOfThisInstallation() {
        // Given
        var tasks = TaskFamilies.all().stream()
                .flatMap(family -> family.tasks().stream())
                .toArray(TaskDeclaration[]::new);

        for (var task : tasks) {
            // When
            var said = Desk.with(folder, tasks).run(task.name(), "--help");

            // Then
            assertThat(said.status()).as(task.name()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lok",
                "--versoin",
                "look --dry-rum",
                "look id another",
                "look --level middle",
                "look --report",
                "config",
                "config chekc",
                "look --json=maybe",
                ""
            })
    void shouldRefuseWhatItDoesNotKnowInOneLine(String words) {
        // When
        var said = desk().run(words.isEmpty() ? new String[0] : words.split(" ", -1));

        // Then
        assertThat(said.status()).isEqualTo(64);
        assertThat(said.out()).isEmpty();
        assertThat(said.errors()).startsWith("upkeep: ").hasLineCount(1);
    }

    @Test
    void shouldSuggestNothingForAWordThatIsLikeNothing() {
        assertThat(desk().run("frobnicate").errors())
                .contains("unknown command 'frobnicate'; 'upkeep --help'")
                .doesNotContain("did you mean");
    }

    @Test
    void shouldSuggestWhatWasMeant() {
        assertThat(desk().run("lok").errors()).contains("unknown command 'lok'; did you mean look?");
        assertThat(desk().run("look", "--dry-rum").errors())
                .contains("unknown option '--dry-rum'; did you mean --dry-run?");
        assertThat(desk().run("look", "--level", "middle").errors()).contains("'middle' is not one of low, high");
    }

    @Test
    void shouldHandOverTheOptionsOfATask() {
        // Given
        var seen = new AtomicReference<String>();
        var declaration = new TaskDeclaration("look", "Look", options(), (config, options) -> {
            seen.set(options.text("id") + " " + options.text("maxAge") + " " + options.text("level") + " "
                    + options.flag("deep"));
            return ToolTest::nothing;
        });

        // When
        var said = Desk.with(folder, declaration).runTask("look", "@id", "--max-age", "5 d", "--deep");

        // Then
        assertThat(said.status()).as(said.errors()).isZero();
        assertThat(seen.get()).isEqualTo("Optional[@id] Optional[5 d] Optional.empty true");
    }

    @Test
    void shouldCheckAConfiguration() {
        // Given
        var desk = desk();
        Desk.write(folder.resolve("bad.yaml"), "servise: shop\n");

        // When
        var good =
                desk.run("config", "check", "-c", folder.resolve("upkeep.yaml").toString());
        var bad = desk.run("config", "check", "-c", folder.resolve("bad.yaml").toString());
        var missing = desk.run(
                "config", "check", "--config", folder.resolve("none.yaml").toString());

        // Then
        assertThat(good.status()).as(good.errors()).isZero();
        assertThat(good.out()).contains("upkeep.yaml: valid");
        assertThat(List.of(bad.status(), missing.status())).containsOnly(64);
        assertThat(bad.errors()).startsWith("upkeep: ").contains("bad.yaml");
        assertThat(missing.errors()).startsWith("upkeep: ").contains("none.yaml");
    }

    @Test
    void shouldPrintTheSchemaAndAnExampleThatIsValid() {
        // Given
        var desk = desk();

        // When
        var schema = desk.run("config", "schema");
        Desk.write(folder.resolve("example.yaml"), desk.run("config", "example").out());
        var check =
                desk.run("config", "check", "-c", folder.resolve("example.yaml").toString());

        // Then
        assertThat(schema.out()).startsWith("{").contains("upkeep.yaml");
        assertThat(check.status()).as(check.errors()).isZero();
    }

    @Test
    void shouldNotSucceedWhenNobodyTakesWhatItPrints() {
        // Given
        var errors = new ByteArrayOutputStream();
        var world = new Surroundings(
                new PrintStream(new BrokenPipe(), true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                Colours.NONE,
                Map.of(),
                new Interruption());

        // When
        var status = new Tool(Main.groups(new Inventory(List.of(), List.of())), world).run("config", "example");

        // Then
        assertThat(status).isEqualTo(3);
        assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("upkeep: standard output: is full or closed");
    }

    private static final class BrokenPipe extends OutputStream {
        @Override
        public void write(int letter) throws IOException {
            throw new IOException("broken pipe");
        }
    }

    private Desk desk() {
        return Desk.with(
                folder,
                new TaskDeclaration("look", "Do look for a test", options(), (config, options) -> ToolTest::nothing));
    }

    private static List<TaskOption> options() {
        return List.of(
                new TaskOption("id", TaskOption.Kind.ARGUMENT, "ID", "What to look at", List.of()),
                TaskOption.text("maxAge", "AGE", "Older than 1% of it"),
                TaskOption.choice("level", "How deep", List.of("low", "high")),
                TaskOption.flag("deep", "Look deep"));
    }

    private static Report nothing(TaskContext context) {
        return context.report().build(Instant.EPOCH, Duration.ZERO, "nothing to see");
    }
}
