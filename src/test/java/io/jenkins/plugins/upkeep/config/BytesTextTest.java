package io.jenkins.plugins.upkeep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTextTest {
    private static final List<String> DECIMAL = List.of("B", "kB", "MB", "GB", "TB", "PB");
    private static final List<String> BINARY = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");

    @ParameterizedTest
    @CsvSource({
        "0B, 0",
        "64MB, 64000000",
        "2GB, 2000000000",
        "1.5 GB, 1500000000",
        "1KB, 1000",
        "1kB, 1000",
        "1KiB, 1024",
        "512MiB, 536870912",
        "1.0005kB, 1000",
        "9223372036854775807B, 9223372036854775807"
    })
    void shouldReadWhatPeopleWrite(String text, long expected) {
        // When
        var size = BytesText.parse(text);

        // Then
        assertThat(size.count()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "MB",
                "-5MB",
                "5 M",
                "5mb",
                "1e3MB",
                "NaN",
                "1iB",
                "9223372036854775808B",
                "9999999999999PB",
                "1..5MB",
                "5  MB",
                "Infinity"
            })
    void shouldRefuseWhatIsNoSize(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BytesText.parse(text))
                .withMessage("must be a size such as 64MB, 2GB or 512MiB, less than 9.2EB");
    }

    @Test
    void shouldReadBackAnyNumberOfBytes() {
        qt().forAll(longs().between(0, Long.MAX_VALUE))
                .check(count -> BytesText.parse(count + "B").count() == count);
    }

    @Test
    void shouldCountByTheUnit() {
        qt().forAll(integers().between(0, 8000), integers().between(0, 5)).check((number, power) -> {
            var decimal = BytesText.parse(number + DECIMAL.get(power)).count();
            var binary = BytesText.parse(number + " " + BINARY.get(power)).count();
            return decimal == number * (long) Math.pow(1000, power) && binary == (long) number << (10 * power);
        });
    }
}
