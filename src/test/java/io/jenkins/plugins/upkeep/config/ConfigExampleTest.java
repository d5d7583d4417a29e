package io.jenkins.plugins.upkeep.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.YamlEntry;
import io.jenkins.plugins.upkeep.config.yaml.YamlMapping;
import io.jenkins.plugins.upkeep.config.yaml.YamlNode;
import io.jenkins.plugins.upkeep.config.yaml.YamlReader;
import io.jenkins.plugins.upkeep.config.yaml.YamlSequence;
import io.jenkins.plugins.upkeep.dependencies.UpdatesConfig;
import io.jenkins.plugins.upkeep.drill.alert.AlertTestConfig;
import io.jenkins.plugins.upkeep.health.HealthConfig;
import io.jenkins.plugins.upkeep.review.UpgradesConfig;
import io.jenkins.plugins.upkeep.review.performance.PerformanceReviewConfig;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigExampleTest {
    @TempDir
    private Path folder;

    private static String contract() throws Exception {
        try (var stream = ConfigExampleTest.class.getResourceAsStream("contract.yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Stream<String> keys(YamlNode node, KeyPath path) {
        if (node instanceof YamlMapping mapping) {
            return mapping.entries().entrySet().stream().flatMap(entry -> keys(entry, path));
        }
        return node instanceof YamlSequence sequence
                ? sequence.items().stream().flatMap(item -> keys(item, path))
                : Stream.empty();
    }

    private static Stream<String> keys(Map.Entry<String, YamlEntry> entry, KeyPath path) {
        var child = path.child(entry.getKey());
        return Stream.concat(Stream.of(child.text()), keys(entry.getValue().value(), child));
    }

    @Test
    void shouldPassTheCheck() {
        // When
        var check = ConfigFiles.in(folder).check(ConfigExample.text());

        // Then
        assertThat(check.errors()).isEmpty();
        assertThat(check.notes())
                .hasSize(7)
                .allMatch(note -> note.contains(" is not set; ") || note.contains("exist;"));
    }

    @Test
    void shouldShowEveryKey() {
        // Given
        var root = YamlReader.read(ConfigExample.text()).root().orElseThrow();

        // When
        var shown = keys(root, KeyPath.ROOT).collect(Collectors.toSet());

        // Then
        var known = SectionTree.of(TaskFamilies.sections()).keys(KeyPath.ROOT).map(KeyPath::text);
        assertThat(shown).containsAll(known.toList());
    }

    @Test
    void shouldResolveWithAllThatItNames() throws Exception {
        // Given
        var files = ConfigFiles.in(folder);
        var key = files.write("age.key", "AGE-SECRET-KEY-1\n");
        var text = ConfigExample.text().replace("/run/secrets/shop-age-key", key.toString());
        var environment = Map.of(
                "SHOP_DATABASE_USER", "a",
                "SHOP_DATABASE_PASSWORD", "b",
                "SHOP_REDIS_PASSWORD", "c",
                "SHOP_INDEX_PASSWORD", "f",
                "SHOP_SLACK_WEBHOOK", "d",
                "SHOP_MAIL_PASSWORD", "e");

        // When
        var check = files.check(text, environment);
        var config = files.read(text, environment);

        // Then
        assertThat(check).isEqualTo(new ConfigCheck(List.of(), List.of()));
        for (var section : files.sections()) {
            assertThat(config.find(section)).isPresent();
        }
    }

    @Test
    void shouldPassTheCheckWithTheContract() throws Exception {
        // When
        var check = ConfigFiles.in(folder).check(contract());

        // Then
        assertThat(check.errors()).isEmpty();
        assertThat(check.notes())
                .extracting(note -> note.replaceFirst("^upkeep.yaml:\\d+:\\d+: ([a-z.]+): .*", "$1"))
                .containsExactly(
                        "database.user",
                        "database.password",
                        "redis.password",
                        "drill.identity",
                        "notify.slack.webhook");
    }

    @Test
    void shouldReadAllSectionsOfTheContract() throws Exception {
        // Given
        var files = ConfigFiles.in(folder);
        var key = files.write("age.key", "AGE-SECRET-KEY-1\n");
        var environment = Map.of("PGUSER", "a", "PGPASSWORD", "b", "REDIS_PASSWORD", "c", "SLACK_WEBHOOK_URL", "d");

        // When
        var config = files.read(contract().replace("/run/secrets/age.key", key.toString()), environment);

        // Then
        for (var section : files.sections()) {
            // These sections came later: what they say by default is what there was without them.
            var later = Set.of(
                    HealthConfig.class,
                    AlertTestConfig.class,
                    UpdatesConfig.class,
                    UpgradesConfig.class,
                    PerformanceReviewConfig.class);
            assertThat(config.find(section).isPresent()).isEqualTo(!later.contains(section));
        }
        var settings = config.require(RedisConfig.class).settings();
        assertThat(settings).containsEntry("save", "900 1 300 10 60 10000");
        assertThat(config.require(DatabaseConfig.class).address()).hasToString("localhost:5432/hyperopt");
    }
}
