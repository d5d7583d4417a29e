package io.jenkins.plugins.upkeep.dependencies.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpmOrderTest {
    private static final VersionOrder ORDER = Ecosystem.NPM.order();
    private static final String COMPARE = """
            for (const [a, b] of rows) {
                const [x, y] = [semver.clean(a), semver.clean(b)];
                console.log(x === null || y === null ? '!' : ['<', '=', '>'][semver.compare(x, y) + 1]);
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldOrderAsNpmDoes() throws Exception {
        // Given
        var pieces = new Pieces(2_000);
        var pairs = pieces.pairs(
                Stream.generate(() -> version(pieces)).limit(4_000).toList(),
                List.of("0", "1", ".", "-", "a", "+", "="));

        // When
        var expected = new Oracle(folder).node(COMPARE, pairs);

        // Then
        var actual = pairs.stream().map(pair -> Oracle.answer(ORDER, pair)).toList();
        assertThat(actual).hasSameSizeAs(expected);
        for (var index = 0; index < actual.size(); index++) {
            assertThat(actual.get(index)).as("%s", pairs.get(index)).isEqualTo(expected.get(index));
        }
        assertThat(Collections.frequency(actual, "=")).isGreaterThan(100);
        assertThat(Collections.frequency(actual, "!")).isBetween(500, 7_000);
    }

    static String version(Pieces pieces) {
        var number = List.of(
                "0",
                "0",
                "0",
                "1",
                "1",
                "1",
                "2",
                "2",
                "10",
                "3",
                "4",
                "5",
                "9007199254740991",
                "9007199254740992",
                "01");
        var part = List.of("0", "1", "11", "alpha", "beta", "A", "-", "a-b", "1a", "01", "4294967296", "");
        return pieces.one(List.of("", "", "", "", "v", "=", " = v", "v v", "vv"))
                + pieces.one(number)
                + "."
                + pieces.one(number)
                + pieces.maybe(97, "." + pieces.one(number))
                + pieces.maybe(
                        60,
                        "-" + pieces.one(part) + pieces.maybe(50, "." + pieces.one(part))
                                + pieces.maybe(20, "." + pieces.one(part)))
                + pieces.maybe(15, "+" + pieces.one(part) + pieces.maybe(30, "." + pieces.one(part)))
                + pieces.one(List.of("", "", "", "", " ", "\r"));
    }

    @Test
    void shouldOrderNumbersThatNoLongHolds() {
        assertThat(ORDER.compare("1.0.0-98765432109876543210", "1.0.0-98765432109876543211"))
                .isNegative();
        assertThat(ORDER.compare("1.0.0-98765432109876543210", "1.0.0-a")).isNegative();
    }

    @Test
    void shouldKnowPrereleases() {
        assertThat(ORDER.isPrerelease("1.0.0-0")).isTrue();
        assertThat(ORDER.isPrerelease("1.0.0+build-1")).isFalse();
    }

    @Test
    void shouldSayWhatIsNoVersion() {
        assertThat(List.of(
                        "",
                        "1",
                        "1.2",
                        "1.2.3.4",
                        "1.2.x",
                        "01.2.3",
                        "1.2.3-01",
                        "1.2.3-",
                        "1.2.3+",
                        "1.2.3-" + "a".repeat(300)))
                .noneMatch(ORDER::understands);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ORDER.isPrerelease("latest"))
                .withMessage("no version of npm: latest");
    }
}
