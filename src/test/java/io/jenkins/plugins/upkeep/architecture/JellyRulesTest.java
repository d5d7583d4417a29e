package io.jenkins.plugins.upkeep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JellyRulesTest {
    private static final String HEAD = "<?jelly escape-by-default='true'?>\n";

    @Test
    void shouldHoldInAllOfOurViews() throws IOException {
        // Given
        List<Path> views;
        try (var files = Files.walk(Path.of("src/main/resources"))) {
            views = files.filter(file -> file.toString().endsWith(".jelly")).toList();
        }

        // Then
        assertThat(views).hasSizeGreaterThan(8);
        for (var view : views) {
            assertThat(JellyRules.violations(Files.readString(view)))
                    .as(view.toString())
                    .isEmpty();
        }
    }

    @Test
    void shouldFindAViewThatDoesNotEscape() {
        assertThat(JellyRules.violations("<j:jelly/>")).hasSize(1);
        assertThat(JellyRules.violations("\n" + HEAD)).hasSize(1);
        assertThat(JellyRules.violations(HEAD + "<j:jelly/>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>run()</script>",
                "<style>p { color: red }</style>",
                "<p style='color: red'/>",
                "<p\nonclick = 'run()'/>",
                "<a href='javascript:run()'/>"
            })
    void shouldFindWhatAPolicyForbids(String piece) {
        assertThat(JellyRules.violations(HEAD + piece)).hasSize(1);
    }

    @Test
    void shouldLetAScriptOfItsOwnPass() {
        assertThat(JellyRules.violations(HEAD + "<script src='${resURL}/a.js'/><p class='one'/>"))
                .isEmpty();
    }
}
