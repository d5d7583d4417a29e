package io.jenkins.plugins.upkeep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.upkeep.backup.BackupConfig;
import io.jenkins.plugins.upkeep.drill.failover.FailoverConfig;
import io.jenkins.plugins.upkeep.postgres.PgMaintenanceConfig;
import io.jenkins.plugins.upkeep.traffic.AccessLogsConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    @TempDir
    private Path folder;

    private ConfigFiles files() {
        return ConfigFiles.in(folder);
    }

    private String failure(String text) {
        try {
            files().read(text);
            return "";
        } catch (ConfigException e) {
            return files().shortened(e.getMessage());
        }
    }

    @Test
    void shouldGiveServiceFolderAndSections() throws Exception {
        // When
        var config = files().read("\uFEFFservice: Bücher & mehr\nhost: {disks: [/]}\n");

        // Then
        assertThat(config.service()).isEqualTo("Bücher & mehr");
        assertThat(config.folder()).isEqualTo(folder);
        assertThat(config.require(HostConfig.class).disks()).containsExactly(Path.of("/"));
        assertThat(config.find(RedisConfig.class)).isEmpty();
    }

    @Test
    void shouldTellWhichSectionIsMissing() throws Exception {
        // Given
        var config = files().read("service: shop\n");

        // Then
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.require(BackupConfig.class))
                .withMessageEndingWith(
                        "upkeep.yaml: backup: missing section; add it, as 'upkeep config example' shows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|upkeep.yaml:1:1: is empty; start from what 'upkeep config example' prints",
                "# nothing|upkeep.yaml:1:1: is empty; start from what 'upkeep config example' prints",
                "[a]|upkeep.yaml:1:1: must hold keys with values such as service: shop",
                "shop|upkeep.yaml:1:1: must hold keys with values such as service: shop",
                "host: {}|upkeep.yaml:1:1: service: missing key; add it: The service's name, as reports and messages show"
                        + " it",
                "service: \"\"|upkeep.yaml:1:10: service: must be a text that is not empty",
                "service: \" \"|upkeep.yaml:1:10: service: must be a text that is not empty",
                "service: \"a\\tb\"|upkeep.yaml:1:10: service: must be a text in one line, without control characters",
                "service: \"a\\u202eb\"|upkeep.yaml:1:10: service: must be a text in one line, without control characters",
                "service: [a]|upkeep.yaml:1:10: service: must be a text, not a list",
                "service: ${env:NAME}|upkeep.yaml:1:10: service: environment variable NAME is not set; set it, or put the"
                        + " value elsewhere",
                "{service: a, service: b}|upkeep.yaml:1:14: service: duplicate key; it stands on line 1 already, keep one"
                        + " of them",
            })
    void shouldRefuseAFileThatIsNoConfiguration(String text, String expected) {
        assertThat(failure(text == null ? "" : text)).isEqualTo(expected);
    }

    @Test
    void shouldRefuseALongServiceName() {
        assertThat(failure("service: " + "x".repeat(100))).isEmpty();
        assertThat(failure("service: " + "x".repeat(101)))
                .isEqualTo("upkeep.yaml:1:10: service: must be at most 100 characters long");
    }

    @Test
    void shouldRefuseUnknownSections() {
        assertThat(failure("service: shop\nbackups: {}\n"))
                .isEqualTo(
                        "upkeep.yaml:2:1: backups: unknown section; allowed: api, backup, database, drill, health, host,"
                                + " maintenance, marketData, monitoring, notify, redis, review, rollback, security, service,"
                                + " updates, upgrades (did you mean backup?)");
    }

    @Test
    void shouldRefuseUnknownKeysAndNameTheNearest() throws Exception {
        // Given
        var text = """
                service: shop
                backup:
                  store: file:/srv/backups
                  parts: {database: true}
                  retention:
                    dayly: 7
                """;
        var config = files().read(text);

        // Then
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.find(BackupConfig.class))
                .withMessageEndingWith("upkeep.yaml:6:5: backup.retention.dayly: unknown key; allowed: daily, monthly,"
                        + " weekly, yearly (did you mean daily?)");
    }

    @Test
    void shouldFindSectionsInsideSections() throws Exception {
        // Given
        var text = """
                service: shop
                api: {accessLogs: {files: [access.log]}}
                database:
                  url: jdbc:postgresql://localhost/shop
                  maintenance:
                drill: {rto: 1h}
                """;

        // When
        var config = files().read(text);

        // Then
        assertThat(config.require(AccessLogsConfig.class).files()).containsExactly("access.log");
        assertThat(config.require(ApiConfig.class).endpoints()).isEmpty();
        assertThat(config.require(DatabaseConfig.class).user()).isEmpty();
        assertThat(config.require(PgMaintenanceConfig.class)).isEqualTo(ConfigDefaults.of(PgMaintenanceConfig.class));
        assertThat(config.find(FailoverConfig.class)).isEmpty();
    }

    @Test
    void shouldNotTakeABrokenSectionForAnAbsentOne() throws Exception {
        // Given
        var config = files().read("service: shop\ndatabase: none\n");

        // Then
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.find(PgMaintenanceConfig.class))
                .withMessageEndingWith("upkeep.yaml:2:11: database: must be keys with values, not a single value");
    }

    @Test
    void shouldNameUnknownKeysOfASectionWithSectionsInside() {
        assertThat(files().check("service: s\napi: {accesLogs: {}}\n").errors())
                .containsExactly("upkeep.yaml:2:7: api.accesLogs: unknown key; allowed: accessLogs, endpoints"
                        + " (did you mean accessLogs?)");
    }

    @Test
    void shouldRefuseAFileThatCannotBeRead() throws Exception {
        // Given
        var none = folder.resolve("none.yaml");
        var binary = Files.write(folder.resolve("binary.yaml"), new byte[] {'a', (byte) 0xe4, 'b'});
        var large = files().write("large.yaml", "#".repeat(1_048_577));

        // Then
        assertThat(failureOf(none))
                .isEqualTo(
                        "none.yaml: does not exist; name it with --config, or start from what 'upkeep config example'"
                                + " prints");
        assertThat(failureOf(folder)).endsWith(": is a folder; name the file in it with --config");
        assertThat(failureOf(binary)).isEqualTo("binary.yaml: is not text in UTF-8; save it as such");
        assertThat(failureOf(large)).isEqualTo("large.yaml: is larger than 1 MiB; keep data out of it");
    }

    private String failureOf(Path file) {
        var errors = ConfigCheck.check(file, List.of(), Map.of()).errors();
        assertThat(errors).hasSize(1);
        return files().shortened(errors.get(0));
    }

    @ParameterizedTest
    @ValueSource(classes = {Sample.class, Unplaced.class})
    void shouldRefuseATypeThatItWasNotReadWith(Class<? extends Record> type) throws Exception {
        // Given
        var config = files().read("service: shop\n");

        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.find(type))
                .withMessageStartingWith(type.getName() + ": ");
    }

    @Test
    void shouldRefuseTwoSectionsAtOnePlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigSchema.of(List.of(Sample.class, Other.class)))
                .withMessageStartingWith("sample: the place of both ");
    }

    @Place("sample")
    record Other() {}

    record Unplaced() {}
}
