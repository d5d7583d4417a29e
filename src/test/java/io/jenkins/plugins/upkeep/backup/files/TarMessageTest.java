package io.jenkins.plugins.upkeep.backup.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TarMessageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tar: \"a\": Cannot open: Permission denied | UNREADABLE",
                "tar: \"a\": Read error at byte 0, while reading 512 bytes: Input/output error | UNREADABLE",
                "tar: \"a\": Cannot stat: No such file or directory | VANISHED",
                "tar: \"a\": File removed before we read it | VANISHED",
                "/bin/tar: \"a\": file changed as we read it | CHANGED",
                "tar: \"a\": File shrank by 1 byte; padding with zeros | SHRANK",
                "tar: \"a\": socket ignored | SOCKET",
                "tar: \"a\": Unknown file type; file ignored | OTHER"
            })
    void shouldTellTheKindOfProblem(String line, FileProblem.Kind kind) {
        assertThat(TarMessage.problem(line)).hasValueSatisfying(problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.path()).isEqualTo("a");
        });
    }

    @Test
    void shouldReadEscapedNames() {
        // When
        var problem = TarMessage.problem("tar: \"a\\\"\\\\\\n\\303\\274\\377\\: b\": socket ignored");

        // Then
        assertThat(problem).hasValueSatisfying(found -> assertThat(found.path()).isEqualTo("a\"\\\nü\\377: b"));
    }

    @Test
    void shouldIgnoreChatterAndKeepTheUnknown() {
        assertThat(TarMessage.problem("tar: Removing leading `/' from member names"))
                .isEmpty();
        assertThat(TarMessage.problem("tar: Exiting with failure status due to previous errors"))
                .isEmpty();
        assertThat(TarMessage.problem("tar: memory exhausted"))
                .hasValueSatisfying(problem -> assertThat(problem.kind()).isEqualTo(FileProblem.Kind.OTHER));
    }
}
