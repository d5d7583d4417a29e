package io.jenkins.plugins.upkeep.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.ConfigExample;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.security.audit.Check;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guides name every rule, and no rule stands for two things. */
class RulesInDocsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "SHOP_DATABASE_USER", "a",
            "SHOP_DATABASE_PASSWORD", "b",
            "SHOP_REDIS_PASSWORD", "c");

    @TempDir
    private Path folder;

    /** The sample has every section, and so every check. */
    private List<Check> checks() throws Exception {
        var file = Files.writeString(folder.resolve("upkeep.yaml"), ConfigExample.text());
        var config = ConfigFile.read(file, TaskFamilies.sections(), ENVIRONMENT);
        return SecurityChecks.of(config, config.require(SecurityConfig.class));
    }

    private static List<String> lines(List<Rule> rules) {
        return rules.stream()
                .map(rule -> "| `" + rule.id() + "` | " + rule.title() + " | " + rule.help() + " |")
                .toList();
    }

    private static List<String> rows(String guide) throws Exception {
        return Files.readString(Path.of("docs", guide))
                .lines()
                .filter(line -> line.startsWith("| `")
                        && line.chars().filter(each -> each == '|').count() == 4)
                .filter(line -> line.matches("\\| `[a-z]+-[a-z0-9-]+` \\| .*"))
                .toList();
    }

    @Test
    void shouldMakeEveryCheckOfTheSample() throws Exception {
        assertThat(checks()).extracting(Check::name).doesNotHaveDuplicates().hasSize(8);
        assertThat(checks()).allSatisfy(check -> assertThat(check.plan()).isNotBlank());
    }

    @Test
    void shouldDescribeEachRuleOfTheSecurityAudit() throws Exception {
        // Given
        var rules = checks().stream().flatMap(check -> check.rules().stream()).toList();

        // Then
        assertThat(rules.stream().map(Rule::id).toList()).doesNotHaveDuplicates();
        assertThat(rows("security-audit.md"))
                .as("the table of docs/security-audit.md; it should be%n%s", String.join("\n", lines(rules)))
                .containsExactlyElementsOf(lines(rules));
    }
}
