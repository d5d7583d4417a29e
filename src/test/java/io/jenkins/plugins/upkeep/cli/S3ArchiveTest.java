package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import io.jenkins.plugins.upkeep.testing.s3.S3Server;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Old rows leave for archives in S3 and come back, with the real command line. */
class S3ArchiveTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", S3Server.SECRET_KEY);
    private static final String COUNT = "SELECT count(*) FROM events WHERE at < now() - interval '365 days'";

    @ParameterizedTest
    @EnumSource(S3Server.class)
    void shouldArchiveAndGiveBack(S3Server server) throws Exception {
        // Given
        var address = TestCluster.database();
        TestCluster.sql(
                address,
                "CREATE TABLE events AS SELECT n AS id, now() - interval '400 days' AS at, md5(n::text) AS text"
                        + " FROM generate_series(1, 5000) n; ALTER TABLE events ADD PRIMARY KEY (id)");
        try (var desk = ServiceDesk.open().database(address);
                var connection = TestCluster.connect(address)) {
            desk.write("""
                    service: shop
                    database:
                      url: "%s"
                      user: '%s'
                      password: '%s'
                      maintenance:
                        archive:
                          - {table: events, column: at, olderThan: 365d, batch: 1000}
                    backup:
                      store: "s3://%s/all?endpoint=%s"
                      parts: {database: true}
                    """.formatted(
                    ServiceDesk.url(address),
                    address.user().orElseThrow().replace("'", "''").replace("${", "$${"),
                    address.password().orElseThrow().reveal().replace("'", "''").replace("${", "$${"),
                    server.bucket(),
                    server.endpoint()));

            // When
            var archived = said(desk, "pg-maintenance");
            var left = Sql.query(connection, COUNT, row -> row.getLong(1)).get(0);
            var listed = said(desk, "archive", "list");
            var id = listed.lines().skip(1).findFirst().orElseThrow().replaceFirst(" .*", "");
            var restored = said(desk, "archive", "restore", id);

            // Then
            assertThat(archived).contains("5,000 rows archived");
            assertThat(left).isZero();
            assertThat(listed).contains("events");
            assertThat(restored).contains("5,000 rows of archive " + id);
            assertThat(Sql.query(connection, COUNT, row -> row.getLong(1))).containsExactly(5_000L);
        }
    }

    private static String said(ServiceDesk desk, String... words) throws Exception {
        try (var run = desk.start(KEYS, words)) {
            var output = new String(run.output().readAllBytes(), StandardCharsets.UTF_8);
            var result = run.await(LONG);
            assertThat(result.status()).as(result.errors() + output).isZero();
            assertThat(output + result.errors()).doesNotContain(S3Server.SECRET_KEY, "SLF4J");
            return output;
        }
    }
}
