package io.jenkins.plugins.upkeep.backup.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramWarningsTest {
    private static List<String> grave(List<String> known, String... lines) {
        var warnings = new ProgramWarnings();
        List.of(lines).forEach(warnings::add);
        return warnings.grave(known);
    }

    @Test
    void shouldPassOverForeignKeysInACircle() {
        assertThat(grave(
                        List.of(),
                        "pg_dump: warning: there are circular foreign-key constraints among these tables:",
                        "pg_dump: detail: circle_a",
                        "pg_dump: detail: circle_b",
                        "pg_dump: hint: You might not be able to restore the dump without using --disable-triggers."))
                .isEmpty();
    }

    @Test
    void shouldKeepAnythingElseWithItsDetails() {
        assertThat(grave(
                        List.of(),
                        "pg_dump: warning: could not resolve dependency loop among these items:",
                        "pg_dump: detail: FUNCTION f",
                        "",
                        "something that no version said before"))
                .containsExactly(
                        "pg_dump: warning: could not resolve dependency loop among these items:; FUNCTION f",
                        "something that no version said before");
    }

    @Test
    void shouldKnowWhatTheServerSaysToEverybodyInItsLanguage() {
        assertThat(grave(
                        List.of("Version der Sortierfolge passt nicht"),
                        "WARNUNG:  Version der Sortierfolge passt nicht",
                        "DETAIL:  1.1",
                        "WARNUNG:  Seite ist beschädigt"))
                .containsExactly("WARNUNG:  Seite ist beschädigt");
    }
}
