package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportArchiveTest {
    @Test
    void shouldLeaveOutTheLocksOfTheFolder() {
        assertThat(Stream.of("report.json", "history.jsonl", "lists/package.lock", ".run.lock", "deep/.history.lock")
                        .filter(ReportArchive::isOfReport))
                .containsExactly("report.json", "history.jsonl", "lists/package.lock");
    }
}
