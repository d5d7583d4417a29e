package io.jenkins.plugins.upkeep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.upkeep.backup.BackupConfig;
import io.jenkins.plugins.upkeep.backup.IdentityConfig;
import io.jenkins.plugins.upkeep.drill.DrillConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
    private static final String GEHEIM = "geheim-1234";

    @TempDir
    private Path folder;

    private ConfigFiles files() {
        return new ConfigFiles(folder, List.of(Sample.class));
    }

    private static String sample(String keys) {
        return "service: s\nsample: {" + keys + "}\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${env:NAME}|value",
                "a ${env:NAME} b ${env:NAME}|a value b value",
                "$${env:NAME}|${env:NAME}",
                "$$${env:NAME}|$${env:NAME}",
                "$NAME $$ $1 \\\\|$NAME $$ $1 \\",
                "${env:TRICKY}|${env:NAME} $1 \\",
                "${file:word}|word",
                "${file:sub/../word}|word",
            })
    void shouldPutValuesInTheirPlace(String text, String expected) throws Exception {
        // Given
        files().write("word", "word\r\n\n");
        Files.createDirectory(folder.resolve("sub"));
        var environment = Map.of("NAME", "value", "TRICKY", "${env:NAME} $1 \\");

        // When
        var config = files().read(sample("texts: [\"" + text + "\"]"), environment);

        // Then
        assertThat(config.require(Sample.class).texts()).containsExactly(expected);
    }

    @Test
    void shouldConvertWhatAReferenceGives() throws Exception {
        // When
        var config = files().read(sample("number: \"${env:N}\", time: \"${env:N}m\""), Map.of("N", "7"));

        // Then
        assertThat(config.require(Sample.class).number()).isEqualTo(7);
        assertThat(config.require(Sample.class).time()).hasToString("Optional[PT7M]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${env:NONE}|environment variable NONE is not set; set it, or put the value elsewhere",
                "${file:none}|file none does not exist; create it",
                "${file:.}|file . is not a file; correct the path",
                "${file:binary}|file binary is not text in UTF-8; correct the file or the path",
                "${file:large}|file large is larger than 64 KiB, too large for a secret; correct the path",
            })
    void shouldNameWhatCannotBeResolved(String text, String expected) throws Exception {
        // Given
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        files().write("large", "x".repeat(70_000));
        var yaml = sample("secret: \"" + text + "\"");

        // When
        var check = files().check(yaml);

        // Then
        var line = "upkeep.yaml:2:18: sample.secret: " + expected;
        assertThat(check.errors()).isEmpty();
        assertThat(check.notes()).containsExactly(line);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> files().read(yaml).find(Sample.class))
                .withMessage(folder + "/" + line);
    }

    @ParameterizedTest
    @CsvSource({"${env:}", "${NAME}", "${env:A", "${vault:x}", "${env:A${env:B}}", "${ENV:A}"})
    void shouldRefuseWhatIsNoReference(String text) {
        assertThat(files().check(sample("texts: [\"" + text + "\"]")).errors())
                .containsExactly("upkeep.yaml:2:18: sample.texts[0]: unknown reference; write ${env:NAME} or"
                        + " ${file:path}, or $${ where ${ itself is meant");
    }

    @Test
    void shouldNeverShowAValueFromElsewhere() {
        // Given
        var keys = List.of("flag", "number", "large", "broken", "time", "size", "ratio", "at", "url", "class", "inner");

        for (var key : keys) {
            // When
            var errors = files().check(sample(key + ": \"${env:S} :\""), Map.of("S", GEHEIM))
                    .errors();

            // Then
            assertThat(errors).hasSize(1);
            assertThat(errors.get(0)).contains("sample." + key + ": must be ").doesNotContain("geheim");
        }
    }

    @Test
    void shouldCheckTheRestOfASectionWhoseSecretIsAway() {
        // When
        var check = files().check(sample("secret: \"${env:S}\", inner: {least: 10}"));

        // Then
        assertThat(check.errors())
                .containsExactly("upkeep.yaml:2:45: sample.inner.least: must be at most as large as most");
        assertThat(check.notes()).hasSize(1);
    }

    @Test
    void shouldNeedOnlyTheReferencesOfItsOwnSection() throws Exception {
        // Given
        var yaml = """
                service: shop
                backup: {store: "file:/backups", parts: {database: true}}
                drill: {identity: "${file:/none/age.key}"}
                """;

        // When
        var config = ConfigFiles.in(folder).read(yaml);

        // Then
        assertThat(config.find(BackupConfig.class)).isPresent();
        assertThat(config.find(DrillConfig.class)).isPresent();
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.find(IdentityConfig.class))
                .withMessageContaining("upkeep.yaml:3:19: drill.identity: file /none/age.key does not exist");
    }

    @Test
    void shouldHideSecretsInWhatItPrints() throws Exception {
        // When
        var sample = files().read(sample("secret: \"${env:S}\""), Map.of("S", GEHEIM))
                .find(Sample.class);

        // Then
        assertThat(sample.orElseThrow().secret().orElseThrow().reveal()).isEqualTo(GEHEIM);
        assertThat(sample.toString()).doesNotContain(GEHEIM);
        assertThat(new References(folder, Map.of("S", GEHEIM)).toString()).doesNotContain(GEHEIM);
        assertThat(Optional.of(new ResolvedText(GEHEIM, true)).toString()).doesNotContain(GEHEIM);
    }
}
