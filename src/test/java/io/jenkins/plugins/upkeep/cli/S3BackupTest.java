package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.SetRemoval;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import io.jenkins.plugins.upkeep.testing.s3.S3Front;
import io.jenkins.plugins.upkeep.testing.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The real command line with a store in S3. */
class S3BackupTest {
    private static final String SHOP = "shop";
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", S3Server.SECRET_KEY);

    private static DatabaseAddress database(int rows) {
        var address = TestCluster.database();
        TestCluster.sql(
                address,
                "CREATE TABLE big AS SELECT n AS id, md5(n::text) || md5((n + 1)::text) AS text"
                        + " FROM generate_series(1, " + rows + ") n; ALTER TABLE big ADD PRIMARY KEY (id)");
        return address;
    }

    private static ServiceDesk desk(String service, URI endpoint, String bucket, DatabaseAddress database) {
        var desk = ServiceDesk.open().write("""
                service: %s
                database: {url: "%s", user: '%s', password: '%s'}
                backup:
                  store: "s3://%s/backups%%20of%%20all?endpoint=%s"
                  parts: {database: true, files: [{name: many, paths: [large]}]}
                  verify: restored
                """.formatted(
                "'" + service.replace("'", "''") + "'",
                ServiceDesk.url(database),
                database.user().orElseThrow().replace("'", "''").replace("${", "$${"),
                database.password().orElseThrow().reveal().replace("'", "''").replace("${", "$${"),
                bucket,
                endpoint));
        try {
            Files.writeString(desk.folder().resolve("large"), "small");
            return desk;
        } catch (IOException e) {
            throw new UncheckedIOException("no file for a test", e);
        }
    }

    /** In this process, where the credentials are properties: a Java machine for each command would take minutes. */
    @BeforeAll
    static void giveCredentials() {
        System.setProperty("aws.accessKeyId", S3Server.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", S3Server.SECRET_KEY);
    }

    @AfterAll
    static void takeCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private static String said(ServiceDesk desk, String... words) {
        var said = desk.run(words);
        assertThat(said.status()).as(said.errors() + said.out()).isLessThanOrEqualTo(1);
        assertThat(said.out() + said.errors()).doesNotContain(S3Server.SECRET_KEY);
        return said.out();
    }

    /** In a process of its own, where the credentials come from the environment. */
    private static String told(ServiceDesk desk, String... words) throws Exception {
        try (var run = desk.start(KEYS, words)) {
            var output = new String(run.output().readAllBytes(), StandardCharsets.UTF_8);
            var result = run.await(LONG);
            assertThat(result.status()).as(result.errors() + output).isLessThanOrEqualTo(1);
            assertThat(output + result.errors()).doesNotContain(S3Server.SECRET_KEY, "SLF4J");
            return output;
        }
    }

    @ParameterizedTest
    @CsvSource({"S3MOCK, shop", "S3MOCK, 'it''s; a \"shop\" ü%20€'", "S3PROXY, shop/eins +zwei"})
    void shouldBackUpVerifyAndRestore(S3Server server, String service) throws Exception {
        // Given
        try (var desk = desk(service, server.endpoint(), server.bucket(), database(20_000))) {
            // When
            if (server == S3Server.S3PROXY) {
                // The one that looks at the credentials.
                told(desk, "verified-backup");
            } else {
                said(desk, "verified-backup");
            }

            // Then
            var id = said(desk, "backup", "list", "--json").replaceAll("(?s).*\"id\" : \"([^\"]*)\".*", "$1");
            assertThat(said(desk, "backup", "list")).contains(id).contains("restored");
            assertThat(said(desk, "backup", "show", id)).contains("README.txt", "verified: restored");
            said(desk, "backup", "verify", id);
            if (service.equals(SHOP)) {
                said(desk, "dr-restore-test");
                assertThat(Files.readString(desk.report().resolve("report.json")))
                        .contains("\"status\": \"OK\"");
            }
            for (var file : desk.files()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(S3Server.SECRET_KEY);
            }
        }
    }

    /** In a bucket that keeps versions: what is removed is not there any more as an older version either. */
    @Test
    void shouldRemoveOldSetsWithAllVersions() throws Exception {
        var server = S3Server.S3MOCK;
        var bucket = server.bucket();
        try (var client = server.client();
                var desk = ServiceDesk.open()) {
            // Given
            client.putBucketVersioning(request -> request.bucket(bucket)
                    .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
            Files.writeString(desk.folder().resolve("large"), "small");
            desk.write("""
                    service: shop
                    backup:
                      store: "s3://%s/all?endpoint=%s"
                      parts: {database: false, files: [{name: many, paths: [large]}]}
                      retention: {daily: 1, weekly: 0, monthly: 0, yearly: 0}
                    """.formatted(bucket, server.endpoint()));

            // When
            said(desk, "verified-backup");
            var first = said(desk, "backup", "list", "--json").replaceAll("(?s).*\"id\" : \"([^\"]*)\".*", "$1");
            assertThat(said(desk, "verified-backup")).contains("set " + first + ": was removed");

            // Then
            assertThat(client.listObjectVersionsPaginator(request -> request.bucket(bucket))
                            .versions())
                    .isNotEmpty()
                    .noneMatch(version -> version.key().contains(first));
            assertThat(client.listObjectVersionsPaginator(request -> request.bucket(bucket))
                            .deleteMarkers())
                    .noneMatch(marker -> marker.key().contains(first));
            assertThat(said(desk, "backup", "prune")).contains("OK: 0 of 1 set was removed");
        }
    }

    @Test
    void shouldSayThatTheCredentialsAreWrongOrMissing() throws Exception {
        try (var desk = desk("shop", S3Server.S3PROXY.endpoint(), S3Server.S3PROXY.bucket(), database(10))) {
            for (var secret : new String[] {"wrong", ""}) {
                var environment = secret.isEmpty()
                        ? Map.of("AWS_EC2_METADATA_DISABLED", "true")
                        : Map.of("AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", secret);
                try (var run = desk.start(environment, "verified-backup", "--quiet")) {
                    var result = run.await(LONG);
                    assertThat(result.status()).isEqualTo(3);
                    assertThat(result.errors()).hasLineCount(1).contains("AWS_SECRET_ACCESS_KEY");
                }
            }
        }
    }

    /** The next run is told when the lock of the killed one ends; a run after that goes on. */
    @Test
    void shouldCleanUpAfterARunThatWasKilledWithinAFile() throws Exception {
        var server = S3Server.S3MOCK;
        var bucket = server.bucket();
        try (var front = S3Front.before(server);
                var client = server.client();
                var desk = desk("shop", front.endpoint(), bucket, database(10))) {
            // Given
            var content = new byte[30 << 20];
            new Random(1).nextBytes(content);
            Files.write(desk.folder().resolve("large"), content);
            var reached = new CountDownLatch(1);
            front.obey((request, body) -> {
                if (request.is("PUT", "partNumber=2")) {
                    reached.countDown();
                    return Optional.of(S3Front.Answer.error(503, "SlowDown"));
                }
                return Optional.empty();
            });
            try (RunningProcess run = desk.start(KEYS, "verified-backup")) {
                assertThat(reached.await(60, TimeUnit.SECONDS))
                        .as(() -> "what was asked: " + front.seen())
                        .isTrue();
                ProcessHandle.of(run.pid()).ifPresent(ProcessHandle::destroyForcibly);
                run.await(LONG);
            }
            front.obey((request, body) -> Optional.empty());
            assertThat(client.listMultipartUploads(request -> request.bucket(bucket))
                            .uploads())
                    .isNotEmpty();

            // When, Then
            assertThat(desk.run("verified-backup").errors())
                    .contains("is held by process")
                    .contains("the lock is free after");
            // The lease of two minutes and the hour of grace, shortened: the server says that it began long ago.
            front.change(
                    "Last-Modified",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(5)));
            said(desk, "verified-backup", "--verify", "stored");
            assertThat(client.listMultipartUploads(request -> request.bucket(bucket))
                            .uploads())
                    .isNotEmpty();
            age(client, bucket);
            said(desk, "verified-backup", "--verify", "stored");
            assertThat(client.listMultipartUploads(request -> request.bucket(bucket))
                            .uploads())
                    .isEmpty();
            assertThat(Pattern.compile("\"id\"")
                            .matcher(said(desk, "backup", "list", "--json"))
                            .results())
                    .hasSize(2);
        }
    }

    /** Lets the files of a set without a manifest look as if its run had begun long ago. */
    private static void age(S3Client client, String bucket) {
        var keys = client.listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
        var whole = keys.stream()
                .filter(key -> key.endsWith("/manifest.json"))
                .map(key -> key.replace("manifest.json", ""))
                .toList();
        var older = SetId.begunAt(Instant.now().minus(SetRemoval.GRACE)).text();
        for (var key : keys) {
            if (key.matches(".*/\\d{8}T.*") && whole.stream().noneMatch(key::startsWith)) {
                client.copyObject(request -> request.sourceBucket(bucket)
                        .sourceKey(key)
                        .destinationBucket(bucket)
                        .destinationKey(key.replaceFirst("/\\d{8}T[^/]*/", "/" + older + "/")));
                client.deleteObject(request -> request.bucket(bucket).key(key));
            }
        }
    }
}
