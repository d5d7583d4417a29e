package io.jenkins.plugins.upkeep.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guides name every key of their section. */
class GuideKeysTest {
    @ParameterizedTest
    @CsvSource({
        "review, performance-review.md",
        "security, security-audit.md",
        "notify, notifications.md",
        "updates, dependency-updates.md",
        "upgrades, upgrade-plan.md",
        "monitoring, monitoring.md",
    })
    void shouldNameEachKey(String section, String guide) throws Exception {
        // Given
        var keys = SectionTree.of(TaskFamilies.sections())
                .keys(KeyPath.ROOT)
                .map(KeyPath::text)
                .filter(key -> key.startsWith(section + "."))
                .toList();

        // Then
        var text = Files.readString(Path.of("docs", guide));
        assertThat(keys.stream().filter(key -> keys.stream().noneMatch(other -> other.startsWith(key + "."))))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(text).contains("`" + key + "`"));
    }
}
