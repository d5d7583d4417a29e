package io.jenkins.plugins.upkeep.dependencies.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.upkeep.dependencies.version.Pieces.Pair;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pep440SpecifiersTest {
    /** Releases before this one differ in corners of some operators, from one release to the next. */
    private static final int EXACT = 26;

    private static final Pattern INEXACT = Pattern.compile("[<>](?!=)|===|~=|\\.\\*");

    private static final String ASK = """
            for text, version in rows:
                try:
                    found = SpecifierSet(text)
                except InvalidSpecifier:
                    found = None
                if found is None or any('Legacy' in type(one).__name__ for one in found):
                    print('!')
                    continue
                contained = found.contains(version, prereleases=True)
                offered = found.contains(version, prereleases=bool(found.prereleases))
                print('in' if offered else 'only installed' if contained else 'out')
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldHoldWhatPythonHolds() throws Exception {
        // Given
        var oracle = new Oracle(folder);
        var isExact = oracle.pythonRelease() >= EXACT;
        var pieces = new Pieces(440);
        var questions = Stream.generate(() -> new Pair(specifiers(pieces), version(pieces)))
                .limit(15_000)
                .filter(question -> isExact || !INEXACT.matcher(question.one()).find())
                .toList();

        // When
        var expected = oracle.python(ASK, questions);

        // Then
        var actual = questions.stream().map(Pep440SpecifiersTest::answer).toList();
        assertThat(actual).hasSameSizeAs(expected);
        for (var index = 0; index < actual.size(); index++) {
            assertThat(actual.get(index)).as("%s", questions.get(index)).isEqualTo(expected.get(index));
        }
        assertThat(Collections.frequency(actual, "in")).isGreaterThan(1_000);
        assertThat(Collections.frequency(actual, "only installed")).isGreaterThan(200);
        assertThat(Collections.frequency(actual, "!")).isBetween(200, 7_000);
    }

    private static String answer(Pair pair) {
        return Pep440Specifiers.parse(pair.one())
                .map(range ->
                        range.offers(pair.other()) ? "in" : range.contains(pair.other()) ? "only installed" : "out")
                .orElse("!");
    }

    private static String specifiers(Pieces pieces) {
        var text = new StringBuilder(specifier(pieces));
        while (pieces.below(100) < 30) {
            text.append(pieces.one(List.of(",", ", ", " ,"))).append(specifier(pieces));
        }
        return pieces.below(100) < 8
                ? pieces.changed(text.toString(), List.of("=", "<", "*", ".", ";", ")", "a", " "))
                : text.toString();
    }

    private static String specifier(Pieces pieces) {
        return pieces.one(List.of("==", "==", "!=", "<", "<=", ">", ">=", "~=", "===", "="))
                + pieces.maybe(30, " ")
                + version(pieces)
                + pieces.maybe(15, ".*");
    }

    private static String version(Pieces pieces) {
        var number = List.of("0", "1", "2", "10");
        return pieces.maybe(6, "1!")
                + pieces.one(List.of("1", "1", "2"))
                + pieces.maybe(75, "." + pieces.one(number))
                + pieces.maybe(40, "." + pieces.one(number))
                + pieces.maybe(25, pieces.one(List.of("a", "b", "rc")) + pieces.one(number))
                + pieces.maybe(20, ".post" + pieces.one(number))
                + pieces.maybe(15, ".dev" + pieces.one(number))
                + pieces.maybe(12, "+" + pieces.one(List.of("local", "1", "1.2")));
    }

    @Test
    void shouldReadWhatPackagesAskFor() {
        assertThat(Pep440Specifiers.parse("~=1.4, !=1.4.2")).hasValueSatisfying(range -> {
            assertThat(List.of("1.4", "1.4.1", "1.9", "1.5rc1")).allMatch(range::contains);
            assertThat(List.of("1.4.2", "2.0", "1.3", "latest")).noneMatch(range::contains);
            assertThat(range.offers("1.5rc1")).isFalse();
        });
    }

    @Test
    void shouldHoldAllVersionsWithoutASpecifier() {
        assertThat(Pep440Specifiers.parse(" ")).hasValueSatisfying(range -> {
            assertThat(range.contains("1.0a1")).isTrue();
            assertThat(range.contains("latest")).isFalse();
        });
    }

    @Test
    void shouldNameTheOnlyVersion() {
        assertThat(pinned("== 1.2.3")).hasValue("1.2.3");
        assertThat(pinned("===1.0+local")).hasValue("1.0+local");
        assertThat(pinned("!=2, ==1")).hasValue("1");
        assertThat(List.of("==1.2.*", ">=1", "==1,==2", "==1,>1", "===some thing", ""))
                .allMatch(text -> pinned(text).isEmpty());
    }

    private static Optional<String> pinned(String text) {
        return Pep440Specifiers.parse(text).flatMap(Pep440Specifiers::pinned);
    }

    @Test
    void shouldReadLongTextsAtOnce() {
        for (var piece : List.of("1", ".1", ",", ",>1", " ", ".*", "=")) {
            assertTimeoutPreemptively(Duration.ofSeconds(1), () -> Pep440Specifiers.parse("==1" + piece.repeat(5_000)));
        }
    }
}
