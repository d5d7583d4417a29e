package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.cli.cadence.Cadences;
import io.jenkins.plugins.upkeep.cli.monitoring.Services;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.monitoring.render.Rendering;
import io.jenkins.plugins.upkeep.monitoring.rules.Cadence;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code upkeep run} runs is what alert rules watch. */
class WatchedTasksTest {
    private static final Pattern WATCHED = Pattern.compile("task=\\\\\"([a-z-]+)\\\\\"\\}\\)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.upkeep.testing.SectionSamples#all")
    void shouldBeExactlyWhatIsRun(String sections) throws Exception {
        // Given
        var yaml = "service: shop\n" + sections + "\n";

        // When
        var run = run(yaml);
        var service = Services.of(ConfigFile.read(folder.resolve("upkeep.yaml"), TaskFamilies.sections(), Map.of()));

        // Then
        assertThat(service.tasks()).isEqualTo(run).containsKey("access-audit");
        var rules = Rendering.of(service).get(Rendering.RULES);
        assertThat(WATCHED.matcher(rules).results().map(found -> found.group(1)).collect(Collectors.toSet()))
                .isEqualTo(run.keySet());
    }

    /** What runs, each task with the most frequent cadence that runs it. */
    private Map<String, Cadence> run(String yaml) {
        var run = new TreeMap<String, Cadence>();
        for (var cadence : Cadence.values()) {
            var ran = new HashSet<String>();
            var desk = Desk.with(
                    folder, names().stream().map(name -> noting(name, ran)).toArray(TaskDeclaration[]::new));
            Desk.write(folder.resolve("upkeep.yaml"), yaml);
            desk.run(
                    "run",
                    cadence.word(),
                    "-c",
                    folder.resolve("upkeep.yaml").toString(),
                    "--report",
                    folder.resolve("report").toString());
            ran.forEach(task -> run.putIfAbsent(task, cadence));
        }
        return run;
    }

    private static TaskDeclaration noting(String name, Set<String> ran) {
        return Desk.task(name, context -> {
            ran.add(name);
            return context.report().build(context.clock().instant(), Duration.ofSeconds(1), "well");
        });
    }

    private static List<String> names() {
        return Cadences.all().stream()
                .flatMap(cadence -> cadence.parts().stream())
                .map(part -> part.task())
                .distinct()
                .toList();
    }

    @Test
    void shouldHaveAPeriodForEachCadenceButThatOfEmergencies() {
        assertThat(Cadences.all())
                .extracting(cadence -> cadence.word())
                .containsExactly("daily", "weekly", "monthly", "quarterly", "emergency");
        assertThat(List.of(Cadence.values()))
                .extracting(Cadence::word)
                .containsExactly("daily", "weekly", "monthly", "quarterly");
    }
}
