package io.jenkins.plugins.upkeep.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.security.audit.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AccessRulesInDocsTest {
    private static String row(Rule rule) {
        return "| `" + rule.id() + "` | " + rule.title() + " | " + rule.help() + " |";
    }

    @Test
    void shouldDescribeEachRule() throws Exception {
        assertThat(Files.readString(Path.of("docs", "access-audit.md"))
                        .lines()
                        .filter(line -> line.startsWith("| `access-")))
                .containsExactlyElementsOf(
                        AccessRules.ALL.stream().map(AccessRulesInDocsTest::row).toList());
    }
}
