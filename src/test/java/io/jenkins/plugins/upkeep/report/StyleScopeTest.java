package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Jenkins loads touches nothing of Jenkins' own, and leaves no colour unsaid. */
class StyleScopeTest {
    private static final String WITHIN = "/io/jenkins/plugins/upkeep/jenkins/page/within.css";
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern SELECTORS = Pattern.compile("(?<=^|[{};])([^{};@]+)\\{");
    private static final Pattern USED = Pattern.compile("var\\(--([a-z0-9-]+)\\)");
    private static final Pattern SAID = Pattern.compile("--([a-z0-9-]+):");

    @ParameterizedTest
    @ValueSource(strings = {"/io/jenkins/plugins/upkeep/report/parts.css", WITHIN})
    void shouldStyleOnlyWhatIsOurs(String sheet) throws IOException {
        assertThat(selectors(read(sheet))).hasSizeGreaterThan(20).allMatch(one -> one.matches("\\.upkeep\\b.*"));
    }

    @Test
    void shouldNoticeARuleForAll() {
        assertThat(selectors(".upkeep a { b: c; } h1, .upkeep p { d: e; } @media print { td { f: g; } }"))
                .containsExactlyInAnyOrder(".upkeep a", "h1", ".upkeep p", "td");
    }

    @Test
    void shouldSayEachColourThatThePartsUse() throws IOException {
        // Given
        var parts = read("/io/jenkins/plugins/upkeep/report/parts.css");
        var used = found(USED, parts);
        used.removeAll(found(SAID, parts));

        // Then
        assertThat(used).hasSizeGreaterThan(20);
        assertThat(found(SAID, read(WITHIN))).containsAll(used);
        assertThat(found(SAID, read("/io/jenkins/plugins/upkeep/report/page.css")))
                .containsAll(used);
    }

    /** The page of a report is set closer within Jenkins; all else of the same name is another thing by mistake. */
    @Test
    void shouldNameNothingOfJenkinsPagesLikeAPartOfReports() throws IOException {
        // Given
        var twice = new TreeSet<>(selectors(read("/io/jenkins/plugins/upkeep/report/parts.css")));

        // When
        twice.retainAll(selectors(read(WITHIN)));

        // Then
        assertThat(twice).containsExactly(".upkeep", ".upkeep .head", ".upkeep .verdict");
    }

    private static List<String> selectors(String css) {
        return SELECTORS
                .matcher(css)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(",")))
                .map(String::strip)
                .toList();
    }

    private static Set<String> found(Pattern pattern, String css) {
        var names = new TreeSet<String>();
        pattern.matcher(css).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static String read(String sheet) throws IOException {
        try (var resource = StyleScopeTest.class.getResourceAsStream(sheet)) {
            return COMMENT.matcher(new String(resource.readAllBytes(), StandardCharsets.UTF_8))
                    .replaceAll("");
        }
    }
}
