package io.jenkins.plugins.upkeep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileConfigTest {
    private static final String TEXT = ConfigExample.text().replaceAll("(?m)^#.*\n", "");

    private static final List<String> DAMAGE =
            List.of("", "\t", "&a ", "*", "!!x ", "${", "\u0000", "\uD83D\uDE00", "{[", "\"", ": ", "\n");

    @TempDir
    private Path folder;

    private static boolean saysInLines(ConfigFiles files, String text) {
        return files.check(text).errors().stream()
                .allMatch(line -> line.matches("upkeep\\.yaml:\\d+:\\d+: \\P{Cntrl}+"));
    }

    @Test
    void shouldSayInLinesWhatIsWrongWithADamagedFile() {
        // Given
        var files = ConfigFiles.in(folder);

        // Then
        qt().withExamples(200)
                .forAll(
                        integers().between(0, TEXT.length() - 1),
                        integers().between(0, 40),
                        arbitrary().pick(DAMAGE))
                .check((start, length, put) -> {
                    var end = Math.min(TEXT.length(), start + length);
                    return saysInLines(files, TEXT.substring(0, start) + put + TEXT.substring(end));
                });
    }

    @Test
    void shouldSayInLinesWhatIsWrongWithAnyText() {
        // Given
        var files = ConfigFiles.in(folder);

        // Then
        qt().withExamples(200)
                .forAll(strings()
                        .basicMultilingualPlaneAlphabet()
                        .ofLengthBetween(0, 60)
                        .map(text -> text.replaceAll("\\p{Cs}", "x")))
                .check(text -> saysInLines(files, "service: a\nnotify: " + text) && saysInLines(files, text));
    }

    @Test
    void shouldCutKeysThatFillTheScreen() {
        // When
        var errors = ConfigFiles.in(folder)
                .check("service: a\n\"" + "k".repeat(1000) + "\\n\": 1\n")
                .errors();

        // Then
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0)).hasSizeLessThan(300).contains("kkk…: unknown section; ");
    }
}
