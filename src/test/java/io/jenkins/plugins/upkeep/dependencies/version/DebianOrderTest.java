package io.jenkins.plugins.upkeep.dependencies.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.upkeep.dependencies.version.Pieces.Pair;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianOrderTest {
    private static final VersionOrder ORDER = Ecosystem.DEBIAN.order();
    private static final String COMPARE = """
            while IFS='\t' read -r a b || [ -n "$a" ]; do
                if ! dpkg --validate-version -- "$a" || ! dpkg --validate-version -- "$b"; then echo '!'
                elif dpkg --compare-versions "$a" lt "$b"; then echo '<'
                elif dpkg --compare-versions "$a" gt "$b"; then echo '>'
                else echo '='
                fi
            done <"$1" 2>/dev/null
            """;

    /** In one process; for versions that are well-formed, with numbers that Perl holds. */
    private static final String LIBRARY = """
            use Dpkg::Version;
            open(my $rows, '<', $ARGV[0]);
            while (my $row = <$rows>) {
                chomp $row;
                my @pair = map { Dpkg::Version->new($_, check => 0) } split(/\\t/, $row, 2);
                my $valid = $pair[0]->is_valid() && $pair[1]->is_valid();
                print $valid ? ('<', '=', '>')[($pair[0] <=> $pair[1]) + 1] : '!', "\\n";
            }
            """;

    private static final Pattern HUGE = Pattern.compile("[0-9]{15}");

    @TempDir
    private Path folder;

    @Test
    void shouldOrderAsDpkgDoes() throws Exception {
        // Given
        Assumptions.assumeTrue(Command.find("dpkg").isPresent());
        var pairs = pairs(250, "9999999999");

        // When
        var expected = new Oracle(folder).ask(Command.of("sh", "-c", COMPARE, "sh"), pairs);

        // Then
        check(pairs, expected);
    }

    @Test
    void shouldOrderAsTheLibraryOfDpkgDoes() throws Exception {
        // Given
        Assumptions.assumeTrue(Command.find("perl").isPresent());
        var library = Command.of("perl", "-MDpkg::Version", "-e", "1");
        Assumptions.assumeTrue(library.run(Duration.ofMinutes(1)).succeeded());
        var pairs = pairs(5_000, "2147").stream()
                .filter(pair -> !HUGE.matcher(pair.one() + " " + pair.other()).find())
                .filter(pair -> !Oracle.answer(ORDER, pair).equals("!"))
                .toList();

        // When
        var expected = new Oracle(folder).ask(Command.of("perl", "-e", LIBRARY), pairs);

        // Then
        check(pairs, expected);
    }

    private static List<Pair> pairs(int count, String epoch) {
        var pieces = new Pieces(count);
        return pieces.pairs(
                Stream.generate(() -> version(pieces, epoch)).limit(count).toList(),
                List.of("0", "1", ".", "-", "a", "~", "+"));
    }

    private static String version(Pieces pieces, String epoch) {
        var part = List.of(
                "0", "1", "2", "10", "09", "a", "Z", "b", "~", "~~", "+", ".", "rc", "dfsg", "12345678901234567890");
        return pieces.maybe(15, pieces.one(List.of("0", "1", "2", "01", epoch, "a", "")) + ":")
                + pieces.one(List.of("0", "1", "1", "2", "10"))
                + pieces.several(4, part)
                + pieces.maybe(5, "-" + pieces.one(List.of("1:2", "1", "_")))
                + pieces.maybe(60, "-" + pieces.several(3, part));
    }

    private static void check(List<Pair> pairs, List<String> expected) {
        var actual = pairs.stream().map(pair -> Oracle.answer(ORDER, pair)).toList();
        assertThat(actual).hasSameSizeAs(expected);
        for (var index = 0; index < actual.size(); index++) {
            assertThat(actual.get(index)).as("%s", pairs.get(index)).isEqualTo(expected.get(index));
        }
        assertThat(actual).contains("<", "=", ">");
    }

    @Test
    void shouldKnowPrereleases() {
        assertThat(List.of("1.0~rc1-1", "1:2.0~beta2+dfsg-3", "3~git20240101-1", "1.0~a1"))
                .allMatch(ORDER::isPrerelease);
        assertThat(List.of("1.0-1~bpo12+1", "1.0-1~deb12u1", "1.0~dfsg-1", "2.36-9+deb12u4", "1.0rc1-1"))
                .noneMatch(ORDER::isPrerelease);
    }

    @Test
    void shouldSayWhatIsNoVersion() {
        assertThat(List.of("", "a1", "1_2", "1:", ":1", "x:1", "1-", "1 2", "99999999999999999999:1"))
                .noneMatch(ORDER::understands);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ORDER.compare("a", "1"))
                .withMessage("no version of Debian: a");
    }
}
