package io.jenkins.plugins.upkeep.system.hashing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class FingerprintTest {
    private static Gen<List<String>> rows() {
        return lists().of(strings().basicLatinAlphabet().ofLengthBetween(0, 30)).ofSizeBetween(1, 40);
    }

    private static Fingerprint of(List<String> rows) {
        var hasher = new RowHasher();
        rows.forEach(row -> hasher.add(row.getBytes(StandardCharsets.UTF_8)));
        return hasher.fingerprint();
    }

    @Test
    void shouldNotDependOnTheOrder() {
        qt().forAll(rows(), longs().all()).checkAssert((rows, seed) -> {
            var shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(of(shuffled)).isEqualTo(of(rows));
        });
    }

    @Test
    void shouldNotDependOnHowRowsAreDivided() {
        qt().forAll(rows(), integers().between(0, 40)).checkAssert((rows, cut) -> {
            var middle = Math.min(cut, rows.size());
            assertThat(of(rows.subList(0, middle)).plus(of(rows.subList(middle, rows.size()))))
                    .isEqualTo(of(rows));
        });
    }

    @Test
    void shouldCountRowsThatAreThereTwice() {
        qt().forAll(rows()).checkAssert(rows -> {
            var more = new ArrayList<>(rows);
            more.add(rows.get(0));
            assertThat(of(more)).isNotEqualTo(of(rows));
            assertThat(of(more).digest()).isNotEqualTo(of(rows).digest());
        });
    }

    @Test
    void shouldSeeOneChangedByte() {
        qt().forAll(rows(), integers().between(0, 1_000)).checkAssert((rows, where) -> {
            var changed = new ArrayList<>(rows);
            var index = where % rows.size();
            changed.set(index, rows.get(index) + "x");
            assertThat(of(changed)).isNotEqualTo(of(rows));
        });
    }

    @Test
    void shouldCarryAndComeBackFromText() {
        qt().forAll(longs().all(), longs().all(), longs().all(), longs().all()).checkAssert((a, b, c, d) -> {
            var one = new Fingerprint(1, a, b);
            var other = new Fingerprint(2, c, d);
            assertThat(one.plus(other)).isEqualTo(other.plus(one));
            assertThat(one.plus(other).digest())
                    .isEqualTo(String.format(
                                    "%32s",
                                    number(one)
                                            .add(number(other))
                                            .mod(java.math.BigInteger.TWO.pow(128))
                                            .toString(16))
                            .replace(' ', '0'));
            assertThat(Fingerprint.of(1, one.digest())).isEqualTo(one);
        });
    }

    private static java.math.BigInteger number(Fingerprint fingerprint) {
        return new java.math.BigInteger(fingerprint.digest(), 16);
    }
}
