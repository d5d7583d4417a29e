package io.jenkins.plugins.upkeep.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingTest {
    @TempDir
    private Path folder;

    private ConfigFiles files() {
        return new ConfigFiles(folder, List.of(Sample.class));
    }

    private Sample sample(String keys) throws ConfigException {
        return files().read("service: s\nsample:\n" + keys.indent(2)).require(Sample.class);
    }

    private String error(String keys) {
        var errors = files().check("service: s\nsample:\n" + keys.indent(2)).errors();
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }

    @Test
    void shouldReadEveryType() throws Exception {
        // Given
        var keys = """
                flag: true
                number: -5
                large: 9000000000
                broken: 1.5
                time: 1h30m
                size: 64MB
                ratio: 1%
                secret: 0123
                path: some/where
                url: http://localhost:8000/x?y=z
                at: 03:30
                class: Light-Blue
                texts: [one, 2, "", no]
                numbers: {b: 2, a: 1}
                inner: {least: 1}
                """;

        // When
        var sample = sample(keys);

        // Then
        assertThat(sample)
                .isEqualTo(new Sample(
                        Optional.of(true),
                        -5,
                        Optional.of(9_000_000_000L),
                        Optional.of(1.5),
                        Optional.of(Duration.ofMinutes(90)),
                        Optional.of(new Bytes(64_000_000)),
                        Optional.of(new Ratio(0.01)),
                        Optional.of(Secret.of("0123")),
                        Optional.of(Path.of("some/where")),
                        Optional.of(URI.create("http://localhost:8000/x?y=z")),
                        Optional.of(LocalTime.of(3, 30)),
                        Optional.of(Sample.Word.LIGHT_BLUE),
                        List.of("one", "2", "", "no"),
                        Map.of("a", 1, "b", 2),
                        Optional.of(new Sample.Inner(1, 9))));
        assertThat(sample.numbers().keySet()).containsExactly("b", "a");
    }

    @Test
    void shouldTakeDefaultsForAbsentKeys() throws Exception {
        // When
        var sample = sample("");

        // Then
        assertThat(sample).isEqualTo(ConfigDefaults.of(Sample.class));
        assertThat(sample.number()).isEqualTo(3);
        assertThat(sample.inner()).isEmpty();
        assertThat(sample.texts()).isEmpty();
        assertThat(sample.numbers()).isEmpty();
    }

    @Test
    void shouldReadARecordFromOneWord() throws Exception {
        assertThat(sample("inner: 5").inner()).contains(new Sample.Inner(5, 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flag: yes|3:9: sample.flag: must be true or false, not \"yes\"",
                "number: 2147483648|3:11: sample.number: must be a whole number, at most 2147483647, not \"2147483648\"",
                "number: 1_000|3:11: sample.number: must be a whole number, at most 2147483647, not \"1_000\"",
                "number: 1.0|3:11: sample.number: must be a whole number, at most 2147483647, not \"1.0\"",
                "large: 99999999999999999999|3:10: sample.large: must be a whole number, at most 9223372036854775807,"
                        + " not \"99999999999999999999\"",
                "broken: NaN|3:11: sample.broken: must be a number such as 2 or 1.5, not \"NaN\"",
                "broken: .inf|3:11: sample.broken: must be a number such as 2 or 1.5, not \".inf\"",
                "broken: 1e999|3:11: sample.broken: must be a number such as 2 or 1.5, not \"1e999\"",
                "time: 5|3:9: sample.time: must be a duration such as 250ms, 30s, 5m, 24h, 7d or 1y, at most 1000y, not"
                        + " \"5\"",
                "time: -5s|3:9: sample.time: must be a duration such as 250ms, 30s, 5m, 24h, 7d or 1y, at most 1000y, not"
                        + " \"-5s\"",
                "time: 99999999999y|3:9: sample.time: must be a duration such as 250ms, 30s, 5m, 24h, 7d or 1y, at most"
                        + " 1000y, not \"99999999999y\"",
                "size: 64|3:9: sample.size: must be a size such as 64MB, 2GB or 512MiB, less than 9.2EB, not \"64\"",
                "ratio: 200%|3:10: sample.ratio: must be a part of a whole such as 0.01 or 1%, not \"200%\"",
                "secret: [geheim]|3:11: sample.secret: must be a text, not a list",
                "path: \"\"|3:9: sample.path: must be a path, not \"\"",
                "at: 25:00|3:7: sample.at: must be a time of the day such as 03:30, not \"25:00\"",
                "class: green|3:10: sample.class: must be one of red, light-blue, not \"green\"",
                "texts: one|3:10: sample.texts: must be a list such as [one, two], not a single value",
                "texts: [one, {a: b}]|3:16: sample.texts[1]: must be a text, not keys with values",
                "numbers: {a: x}|3:16: sample.numbers.a: must be a whole number, at most 2147483647, not \"x\"",
                "numbers: [1]|3:12: sample.numbers: must be keys with values, not a list",
                "inner: x|3:10: sample.inner: must be a whole number, at most 2147483647, not \"x\"",
                "inner: [1]|3:10: sample.inner: must be a whole number, at most 2147483647, or keys with values, not a"
                        + " list",
                "inner: {most: 3}|3:10: sample.inner.least: missing key; add it: The least",
                "inner: {least: 10}|3:18: sample.inner.least: must be at most as large as most",
                "inner: {least: 7}|3:10: sample.inner: must not be about seven",
                "inner: 7|3:10: sample.inner: must not be about seven",
                "texts:|3:9: sample.texts: has no value; must be a list such as [one, two], or remove the key",
                "clas: red|3:3: sample.clas: unknown key; allowed: at, broken, class, flag, inner, large, number, numbers,"
                        + " path, ratio, secret, size, texts, time, url (did you mean class?)",
            })
    void shouldSayWhereWhatIsWrong(String keys, String expected) {
        // When
        var error = error(keys);

        // Then
        assertThat(error).isEqualTo("upkeep.yaml:" + expected);
    }

    @Test
    void shouldNotShowUrlsThatAreWrong() {
        assertThat(error("url: http://me:geheim@localhost/"))
                .isEqualTo("upkeep.yaml:3:8: sample.url: must be a URL such as http://localhost:8000/health, without a"
                        + " password in it");
    }

    @Test
    void shouldShowOnlyTheBeginningOfLongValues() {
        // When
        var error = error("flag: \"" + "x".repeat(10_000) + "\\n\"");

        // Then
        assertThat(error).hasSizeLessThan(200).endsWith("xxx…\"").doesNotContain("\n");
    }

    @Test
    void shouldFindAllErrorsAtOnceInTheirOrder() {
        // Given
        var keys = "time: soon\nflag: maybe\ntexts: 5\nother: 1\ninner: {least: a, most: b}\nnumbers: {x: y, z: w}";

        // When
        var check = files().check("service: s\nsample:\n" + keys.indent(2) + "second: 1\n");

        // Then
        assertThat(check.errors())
                .extracting(error -> error.replaceFirst("^upkeep.yaml:(\\d+):\\d+: ([a-zA-Z.]+): .*", "$1 $2"))
                .containsExactly(
                        "3 sample.time",
                        "4 sample.flag",
                        "5 sample.texts",
                        "6 sample.other",
                        "7 sample.inner.least",
                        "7 sample.inner.most",
                        "8 sample.numbers.x",
                        "8 sample.numbers.z",
                        "9 second");
        assertThat(check.notes()).isEmpty();
    }
}
