package io.jenkins.plugins.upkeep.dependencies.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pep440OrderTest {
    private static final VersionOrder ORDER = Ecosystem.PYPI.order();
    private static final String COMPARE = """
            def one(text):
                try:
                    return V(text)
                except InvalidVersion:
                    return None
            for a, b in rows:
                a, b = one(a), one(b)
                print('!' if a is None or b is None else '<' if a < b else '>' if a > b else '=')
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldOrderAsPythonDoes() throws Exception {
        // Given
        var pieces = new Pieces(440);
        var pairs = pieces.pairs(
                Stream.generate(() -> version(pieces)).limit(4_000).toList(),
                List.of("0", "1", ".", "-", "a", "post", "!"));

        // When
        var expected = new Oracle(folder).python(COMPARE, pairs);

        // Then
        var actual = pairs.stream().map(pair -> Oracle.answer(ORDER, pair)).toList();
        assertThat(actual).hasSameSizeAs(expected);
        for (var index = 0; index < actual.size(); index++) {
            assertThat(actual.get(index)).as("%s", pairs.get(index)).isEqualTo(expected.get(index));
        }
        assertThat(Collections.frequency(actual, "=")).isGreaterThan(100);
        assertThat(Collections.frequency(actual, "!")).isBetween(500, 6_000);
    }

    static String version(Pieces pieces) {
        var number = List.of("0", "1", "2", "10", "00", "01", "2024", "99999999999999999999999");
        var separator = List.of("", "", ".", "-", "_");
        return pieces.one(List.of("", "", "", " ", "v", "V", "v ", "\u000b"))
                + pieces.maybe(10, pieces.one(number) + "!")
                + pieces.one(number)
                + pieces.maybe(80, "." + pieces.one(number))
                + pieces.maybe(40, "." + pieces.one(List.of("0", "0", "3", "0.0")))
                + pieces.maybe(
                        35,
                        mark(
                                pieces,
                                separator,
                                List.of("a", "b", "c", "rc", "alpha", "Beta", "pre", "PREVIEW"),
                                number))
                + pieces.maybe(25, mark(pieces, separator, List.of("post", "rev", "r", "-", "Post"), number))
                + pieces.maybe(25, mark(pieces, separator, List.of("dev", "DEV"), number))
                + pieces.maybe(20, "+" + pieces.several(4, List.of("1", "ab", "Z", ".", "-", "_", "01", "0")))
                + pieces.one(List.of("", "", "", " ", "\r", "x"));
    }

    private static String mark(Pieces pieces, List<String> separator, List<String> words, List<String> number) {
        return pieces.one(separator) + pieces.one(words) + pieces.one(separator) + pieces.maybe(80, pieces.one(number));
    }

    @Test
    void shouldOrderTheWholeLifeOfARelease() {
        assertThat(Stream.of(
                                "2024.1",
                                "1!0.1",
                                "1.0.post1",
                                "1.0+local.2",
                                "1.0+local",
                                "1.0",
                                "1.0rc1",
                                "1.0c0",
                                "1.0b2",
                                "1.0a1.post1",
                                "1.0a1",
                                "1.0a1.dev1",
                                "1.0.dev3",
                                "0.9",
                                "1.0.post1.dev2",
                                "1.0+2")
                        .sorted(ORDER::compare))
                .containsExactly(
                        "0.9",
                        "1.0.dev3",
                        "1.0a1.dev1",
                        "1.0a1",
                        "1.0a1.post1",
                        "1.0b2",
                        "1.0c0",
                        "1.0rc1",
                        "1.0",
                        "1.0+local",
                        "1.0+local.2",
                        "1.0+2",
                        "1.0.post1.dev2",
                        "1.0.post1",
                        "2024.1",
                        "1!0.1");
    }

    @Test
    void shouldKnowPrereleases() {
        assertThat(List.of("1.0a1", "1.0.dev1", "1.0-preview", "1.0.post1.dev1"))
                .allMatch(ORDER::isPrerelease);
        assertThat(List.of("1.0", "1.0.post1", "1.0+dev1")).noneMatch(ORDER::isPrerelease);
    }

    @Test
    void shouldSayWhatIsNoVersion() {
        assertThat(List.of("", " ", "latest", "1.", "1..2", "1.0+", "1.0+a..b", "!1", "1!", "1.0é", "١"))
                .noneMatch(ORDER::understands);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ORDER.compare("1", "latest"))
                .withMessage("no version by PEP 440: latest");
    }

    @Test
    void shouldReadLongTextsAtOnce() {
        for (var piece : List.of("1", "1.", "1.0a", "-", "+a", "1.0+a.", " ", "0")) {
            var text = "1" + piece.repeat(20_000);
            assertTimeoutPreemptively(Duration.ofSeconds(1), () -> ORDER.understands(text));
        }
        assertThat(ORDER.compare("1" + "0".repeat(5_000), "9" + "0".repeat(4_999)))
                .isPositive();
    }
}
