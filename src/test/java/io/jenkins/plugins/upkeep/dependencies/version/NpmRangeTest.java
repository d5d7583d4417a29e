package io.jenkins.plugins.upkeep.dependencies.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.upkeep.dependencies.version.Pieces.Pair;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpmRangeTest {
    private static final String ASK = """
            for (const [range, version] of rows) {
                const valid = semver.validRange(range) !== null;
                console.log(!valid ? '!' : semver.satisfies(version, range) ? 'in' : 'out');
            }
            """;
    private static final List<String> VERSIONS = List.of(
            "0.0.0",
            "0.0.1",
            "0.1.0",
            "0.1.2",
            "1.0.0",
            "1.2.0",
            "1.2.3",
            "1.2.4",
            "1.3.0",
            "2.0.0",
            "2.1.0",
            "10.0.0",
            "0.0.0-0",
            "0.1.0-0",
            "1.2.3-alpha.1",
            "1.2.3-beta",
            "1.2.3-0",
            "1.3.0-0",
            "2.0.0-rc.1",
            "9007199254740991.0.0");

    @TempDir
    private Path folder;

    @Test
    void shouldHoldWhatNpmHolds() throws Exception {
        // Given
        var pieces = new Pieces(1);
        var ranges = Stream.generate(() -> range(pieces)).limit(2_200).toList();
        var questions = new ArrayList<Pair>();
        for (var range : ranges) {
            VERSIONS.forEach(version -> questions.add(new Pair(range, version)));
        }

        // When
        var expected = new Oracle(folder).node(ASK, questions);

        // Then
        var actual = questions.stream().map(NpmRangeTest::answer).toList();
        assertThat(actual).hasSameSizeAs(expected);
        for (var index = 0; index < actual.size(); index++) {
            assertThat(actual.get(index)).as("%s", questions.get(index)).isEqualTo(expected.get(index));
        }
        assertThat(Collections.frequency(actual, "in")).isGreaterThan(3_000);
        assertThat(Collections.frequency(actual, "!")).isBetween(3_000, 40_000);
    }

    private static String answer(Pair pair) {
        return NpmRange.parse(pair.one())
                .map(range -> range.contains(pair.other()) ? "in" : "out")
                .orElse("!");
    }

    private static String range(Pieces pieces) {
        var text = new StringBuilder(alternative(pieces));
        while (pieces.below(100) < 25) {
            text.append(pieces.one(List.of("||", " || ", "|| ", " ||"))).append(alternative(pieces));
        }
        var whole = pieces.maybe(5, " ") + text + pieces.maybe(5, "\r");
        return pieces.below(100) < 15
                ? pieces.changed(whole, List.of(" ", "*", "x", "v", "=", ">", "<", "~", "^", "-", "|", ".", "0"))
                : whole;
    }

    private static String alternative(Pieces pieces) {
        if (pieces.below(100) < 15) {
            return partial(pieces) + pieces.one(List.of(" - ", " - ", "  -  ", "- ")) + partial(pieces);
        }
        var text = new StringBuilder(condition(pieces));
        while (pieces.below(100) < 30) {
            text.append(pieces.one(List.of(" ", " ", "  ", ", ", ""))).append(condition(pieces));
        }
        return pieces.below(100) < 4 ? "" : text.toString();
    }

    private static String condition(Pieces pieces) {
        var operator =
                List.of("", "", "^", "^", "~", "~>", ">", ">=", "<", "<=", "=", ">=", "^", "~", "==", "=>", "^^");
        return pieces.one(operator) + pieces.one(List.of("", "", "", " ", "  ")) + partial(pieces);
    }

    private static String partial(Pieces pieces) {
        var number = List.of(
                "0",
                "0",
                "0",
                "0",
                "1",
                "1",
                "1",
                "1",
                "2",
                "2",
                "2",
                "3",
                "3",
                "10",
                "4",
                "x",
                "x",
                "X",
                "*",
                "9007199254740991");
        var part = List.of("0", "1", "alpha", "beta", "rc", "A", "-", "01", "");
        return pieces.one(List.of("", "", "", "", "", "", "", "", "v", "=", "v=", "v "))
                + pieces.one(number)
                + pieces.maybe(
                        85,
                        "." + pieces.one(number)
                                + pieces.maybe(
                                        80,
                                        "." + pieces.one(number)
                                                + pieces.maybe(
                                                        25,
                                                        "-" + pieces.one(part)
                                                                + pieces.maybe(50, "." + pieces.one(part)))
                                                + pieces.maybe(8, "+" + pieces.one(part))));
    }

    @Test
    void shouldReadWhatPackagesAskFor() {
        assertThat(NpmRange.parse("^1.2 || ~2.0.1 || 3 - 4.5")).hasValueSatisfying(range -> {
            assertThat(List.of("1.2.0", "1.9.9", "2.0.1", "2.0.7", "3.0.0", "4.5.99"))
                    .allMatch(range::contains);
            assertThat(List.of("1.1.9", "2.0.0", "2.1.0", "4.6.0", "1.3.0-beta", "latest"))
                    .noneMatch(range::contains);
        });
    }

    @Test
    void shouldSayWhatIsNoRange() {
        assertThat(List.of("latest", "github:a/b", "npm:left@^1", "file:../a", "workspace:*", ">", "1.2.3.4"))
                .allMatch(text -> NpmRange.parse(text).isEmpty());
    }

    @Test
    void shouldReadLongTextsAtOnce() {
        for (var piece : List.of("1", " ", "1 ", "||", "^", "+a", ".1", "> ", "*", " - ", "v", "=")) {
            assertTimeoutPreemptively(Duration.ofSeconds(1), () -> NpmRange.parse("1" + piece.repeat(5_000)));
        }
    }
}
