package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds the colours of the pages to the contrast that WCAG 2 AA asks for: 4.5 for text, 3 for lines. */
class StyleSheetTest {
    private static final Pattern BLOCK = Pattern.compile(":root \\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+): #([0-9a-f]{6});");
    private static final List<String> TONES = List.of("ok", "info", "warning", "critical", "unknown");

    @Test
    void shouldSayEachColourOnce() {
        // Given
        var blocks = blocks();

        // Then: the dark theme, for screens alone, has its own of each; paper only what differs from light
        assertThat(blocks).hasSize(3);
        assertThat(blocks.get(1).keySet()).isEqualTo(blocks.get(0).keySet());
        assertThat(blocks.get(0)).containsKeys(blocks.get(2).keySet().toArray(String[]::new));
        assertThat(blocks.get(2).entrySet())
                .isNotEmpty()
                .doesNotContainAnyElementsOf(blocks.get(0).entrySet());
        assertThat(css()).contains("@media screen and (prefers-color-scheme: dark) {\n  :root {");
    }

    @Test
    void shouldKeepTextReadableInEachTheme() {
        for (var theme : themes()) {
            for (var ground : List.of("ground", "sheet")) {
                List.of("ink", "quiet", "link", "unknown").forEach(text -> assertContrast(theme, text, ground, 4.5));
            }
            TONES.forEach(tone -> assertContrast(theme, tone, tone + "-ground", 4.5));
            TONES.forEach(tone -> assertContrast(theme, "ink", tone + "-ground", 4.5));
        }
    }

    @Test
    void shouldKeepChartsVisibleInEachTheme() {
        for (var theme : themes()) {
            assertContrast(theme, "bar", "bar-ground", 3);
            IntStream.rangeClosed(1, 6).forEach(at -> assertContrast(theme, "line-" + at, "sheet", 3));
        }
    }

    private static void assertContrast(Map<String, Integer> theme, String one, String other, double least) {
        var first = luminance(theme.get(one));
        var second = luminance(theme.get(other));
        assertThat((Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05))
                .as("contrast of %s on %s", one, other)
                .isGreaterThanOrEqualTo(least);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int part) {
        var value = (part & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** The colours as they count in the light, in the dark and on paper. */
    private static List<Map<String, Integer>> themes() {
        var blocks = blocks();
        var paper = new HashMap<>(blocks.get(0));
        paper.putAll(blocks.get(2));
        return List.of(blocks.get(0), blocks.get(1), paper);
    }

    private static List<Map<String, Integer>> blocks() {
        return BLOCK.matcher(css())
                .results()
                .map(found -> colours(found.group(1)))
                .toList();
    }

    private static String css() {
        return PageFrame.styleSheet();
    }

    private static Map<String, Integer> colours(String block) {
        var colours = new HashMap<String, Integer>();
        COLOUR.matcher(block)
                .results()
                .forEach(found -> colours.put(found.group(1), Integer.parseInt(found.group(2), 16)));
        return colours;
    }
}
