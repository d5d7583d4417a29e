package io.jenkins.plugins.upkeep.library;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Script;
import io.jenkins.plugins.upkeep.cli.cadence.Cadences;
import io.jenkins.plugins.upkeep.cli.cadence.Part;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pipelines leave out what {@code upkeep run} leaves out. */
class LeftOutTest {
    private static final Script SCRIPT = Library.fresh().script("upkeepConfigured");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.upkeep.testing.SectionSamples#all")
    void shouldBeTheSameForBoth(String sections) throws Exception {
        // Given
        var yaml = "service: shop\n" + sections + "\n";
        var file = Files.writeString(folder.resolve("upkeep.yaml"), yaml);
        var config = ConfigFile.read(file, TaskFamilies.sections(), Map.of());

        // When
        var run = parts().filter(part -> part.concern().concerns(config))
                .map(Part::task)
                .collect(Collectors.toSet());
        var kept = parts().map(Part::task).filter(task -> isKept(yaml, task)).collect(Collectors.toSet());

        // Then
        assertThat(kept).isEqualTo(run);
    }

    private static Stream<Part> parts() {
        return Cadences.all().stream().flatMap(cadence -> cadence.parts().stream());
    }

    private static boolean isKept(String yaml, String task) {
        var needed = (List<?>) SCRIPT.invokeMethod("sections", step(task));
        return needed.isEmpty() || (Boolean) SCRIPT.invokeMethod("hasOne", new Object[] {yaml, needed});
    }

    /** health-check is the step healthCheck. */
    private static String step(String task) {
        var words = List.of(task.split("-", -1));
        return words.get(0)
                + words.stream()
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
