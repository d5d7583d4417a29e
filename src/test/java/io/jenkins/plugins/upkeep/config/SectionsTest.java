package io.jenkins.plugins.upkeep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.upkeep.backup.BackupConfig;
import io.jenkins.plugins.upkeep.backup.Compression;
import io.jenkins.plugins.upkeep.backup.DatabasePart;
import io.jenkins.plugins.upkeep.backup.Encryption;
import io.jenkins.plugins.upkeep.backup.RequiredProof;
import io.jenkins.plugins.upkeep.system.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionsTest {
    @TempDir
    private Path folder;

    private ConfigFiles files() {
        return ConfigFiles.in(folder);
    }

    private BackupConfig backup(String parts) throws ConfigException {
        var text = "service: s\nbackup: {store: 'file:/b', parts: " + parts + "}\n";
        return files().read(text).require(BackupConfig.class);
    }

    @Test
    void shouldKnowTheDefaultsOfABackup() throws Exception {
        // When
        var backup = backup("{database: true}");

        // Then
        assertThat(backup.encryption()).isEqualTo(Encryption.none("none"));
        assertThat(backup.encryption().enabled()).isFalse();
        assertThat(backup.compression()).isEqualTo(new Compression(1));
        assertThat(backup.verify()).isEqualTo(RequiredProof.STORED);
        assertThat(backup.retention()).isEmpty();
        assertThat(backup.parts().database())
                .isEqualTo(new DatabasePart(true, 2, false, false, DatabasePart.Format.COPY));
        assertThat(backup.lock()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{database: {format: pg_dump}}|true|PG_DUMP",
                "{database: {format: pg-dump}}|true|PG_DUMP",
                "{database: {enabled: false}, files: [{name: f, paths: [a]}]}|false|COPY",
                "{database: false, files: [{name: f, paths: [a]}]}|false|COPY",
                "{files: [{name: f, paths: [a]}]}|false|COPY",
            })
    void shouldReadTheDatabasePart(String parts, boolean enabled, DatabasePart.Format format) throws Exception {
        // When
        var database = backup(parts).parts().database();

        // Then
        assertThat(database.enabled()).isEqualTo(enabled);
        assertThat(database.format()).isEqualTo(format);
    }

    @Test
    void shouldKnowTheDefaultsOfAnEndpoint() throws Exception {
        // When
        var config = files().read("service: s\napi: {endpoints: [{name: a, url: 'http://h/'}]}\n");

        // Then
        var endpoint = config.require(ApiConfig.class).endpoint("a").orElseThrow();
        assertThat(endpoint.requests()).isEqualTo(5);
        assertThat(endpoint.maxTime()).isEqualTo(Duration.ofMillis(200));
        assertThat(endpoint.expect().status()).isEqualTo(200);
        assertThat(config.require(ApiConfig.class).endpoint("b")).isEmpty();
    }

    @Test
    void shouldPutTheDatabaseAddressTogether() throws Exception {
        // Given
        var url = "url: 'jdbc:postgresql://one:two@db:6000/shop?sslmode=require'";

        // When
        var plain = files().read("service: s\ndatabase: {" + url + "}\n").require(DatabaseConfig.class);
        var own = files().read(
                        "service: s\ndatabase: {" + url + ", user: '${env:U}', password: '${env:P}'}\n",
                        Map.of("U", "keeper", "P", "geheim"))
                .require(DatabaseConfig.class);

        // Then
        assertThat(plain.address()).hasToString("db:6000/shop");
        assertThat(plain.address().user()).contains("one");
        assertThat(own.address().user()).contains("keeper");
        assertThat(own.address().password()).contains(Secret.of("geheim"));
        assertThat(own.address().parameters()).containsEntry("sslmode", "require");
        assertThat(own.toString()).doesNotContain("geheim").doesNotContain("two");
    }

    @Test
    void shouldNotRepeatADatabaseUrlThatIsNone() throws Exception {
        // Given
        var database = files().read("service: s\ndatabase: {url: 'mysql://me:geheim@h/d'}\n")
                .require(DatabaseConfig.class);

        // Then
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(database::address)
                .withMessageStartingWith("database.url: ")
                .withMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backup: {store: 'ftp://x', parts: {database: true}}|backup.store: must be file:/folder or s3://",
                "backup: {store: 'jenkins:else', parts: {database: true}}|backup.store: must be file:/folder or s3://",
                "backup: {store: 'jenkins:artifacts', parts: {database: true}, retention: {daily: 1}}|backup.retention:"
                        + " must be left out with store: jenkins:artifacts",
                "backup: {store: 'jenkins:artifacts', parts: {database: true}, lock: {period: 1d}}|backup.lock: must be"
                        + " left out with store: jenkins:artifacts",
                "backup: {store: 'file:/x', parts: {}}|backup.parts: must name something to back up",
                "backup: {store: 'file:/x'}|backup.parts: missing key; add it: What a backup holds",
                "backup: {store: 'file:/x', parts: {database: true}, encryption: {}}|backup.encryption.recipients: must be"
                        + " a list of at least one public key",
                "backup: {store: 'file:/x', parts: {database: true}, encryption: off}|backup.encryption: must be none, or"
                        + " keys with values",
                "backup: {store: 'file:/x', parts: {database: true}, encryption: {recipients: [AGE-SECRET-KEY-1X]}}"
                        + "|backup.encryption.recipients: one of them is a private key, which others must not see",
                "backup: {store: 'file:/x', parts: {database: true}, encryption: {recipients: [ssh-ed25519 AAAAC3]}}"
                        + "|backup.encryption.recipients: keys of ssh are not known, only those of age, which begin with age1",
                "backup: {store: 'file:/x', parts: {database: true}, encryption: {recipients:"
                        + " [age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q]}}"
                        + "|backup.encryption.recipients: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q is"
                        + " not a public key of age",
                "backup: {store: 'file:/x', parts: {database: true}, encryption: {recipients: [age1yubikey1q2w3e4r5t6y]}}"
                        + "|backup.encryption.recipients: age1yubikey1q2w3e4r5t6y is of another kind",
                "backup: {store: 'file:/x', parts: {database: true}, encryption: {method: none, recipients: [age1...]}}"
                        + "|backup.encryption.recipients: must be a list of at least one public key",
                "backup: {store: 'file:/x', parts: {database: true}, compression: {level: 20}}|backup.compression.level:"
                        + " must be from 1 to 19",
                "backup: {store: 'file:/x', parts: {database: {parallel: 0}}}|backup.parts.database.parallel: must be from"
                        + " 1 to 64",
                "backup: {store: 'file:/x', parts: {database: maybe}}|backup.parts.database: must be true or false, not"
                        + " \"maybe\"",
                "backup: {store: 'file:/x', parts: {database: true}, retention: {daily: -1}}|backup.retention.daily: must"
                        + " be from 0 to 10000",
                "backup: {store: 'file:/x', parts: {database: true}, retention: {daily: 0, weekly: 0, monthly: 0, yearly:"
                        + " 0}}|backup.retention: must keep at least one backup",
                "backup: {store: 'file:/x', parts: {files: [{name: a/b, paths: [x]}]}}|backup.parts.files[0].name: must be"
                        + " 1 to 64 letters",
                "backup: {store: 'file:/x', parts: {files: [{name: a, paths: [x]}, {name: a, paths: [y]}]}}"
                        + "|backup.parts.files: must be a list in which each name stands once",
                "api: {endpoints: [{name: a, url: 'file:/x'}]}|api.endpoints[0].url: must be a URL that begins with"
                        + " http://, or https://",
                "api: {endpoints: [{name: a, url: 'http://h', maxTime: 0s}]}|api.endpoints[0].maxTime: must be longer"
                        + " than 0s",
                "api: {endpoints: [{name: a, url: 'http://h', expect: {status: 99}}]}|api.endpoints[0].expect.status: must"
                        + " be from 100 to 599",
                "redis: {url: 'http://h'}|redis.url: must be a URL that begins with redis://, or rediss://",
                "redis: {url: 'redis://:geheim@h'}|redis.url: must be a URL such as",
                "database: {url: x, checks: [{name: a, sql: b, min: 2, max: 1}]}|database.checks[0].max: must be at least"
                        + " as large as the key min",
                "monitoring: {metrics: [{name: upkeep_x, help: h, sql: s}]}|monitoring.metrics[0].name: must be one that"
                        + " does not begin with upkeep_",
                "notify: {slack: {webhook: [geheim]}}|notify.slack.webhook: must be a text, not a list",
                "notify: {email: {smtp: 'smtp://h', from: a, to: [b@c]}}|notify.email.from: must be an address",
                "notify: {email: {smtp: 'smtp://h', from: a@b, to: []}}|notify.email.to: must be a list of at least one",
                "notify: {remind: 4m}|notify.remind: must be 5m or longer",
                "drill: {failover: {stop: [a], start: [b], primary: x, secondary: x}}|drill.failover.secondary: must be"
                        + " another endpoint",
                "rollback: {repository: r, services: {driver: systemd}}|rollback.services.units: must be a list of at"
                        + " least one",
                "security: {firewall: {allow: [ssh]}}|security.firewall.allow: must be a list of ports",
                "maintenance: {mode: {}}|maintenance.mode: must name a flag, a hook, or the commands",
                "marketData: {table: t, interval: 1h, period: 1m}|marketData.period: must be at least as long as interval",
            })
    void shouldRefuseWhatCannotBeMeant(String section, String expected) {
        // When
        var errors = files().check("service: s\n" + section + "\n").errors();

        // Then
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0)).contains(expected).doesNotContain("geheim").doesNotContain("SECRET-KEY-1");
    }
}
