package io.jenkins.plugins.upkeep.security.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.security.SecurityConfig.Accounts;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.ClusterSettings;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresCluster;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.Ports;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own: its roles and its pg_hba.conf are changed. */
class DatabaseAccountsCheckTest {
    private static final List<String> SECRETS =
            List.of("sunshine", "tr0ub4dor-xyzzy", "Zq8-unguessable", "from-the-file-77", "Ünsecure-ﬁle");
    private static final Instant NOW = Instant.parse("2026-08-15T12:00:00Z");
    private static PostgresCluster cluster;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        cluster =
                PostgresCluster.start(ClusterSettings.of(TestCluster.programs()).superuser("postgres"));
        TestCluster.sql(cluster.address(), """
                create role good login password 'Zq8-unguessable' valid until '2100-01-01';
                create role "Common 😀 ""x""\" login password 'sunshine' valid until '2100-01-01';
                create role byname login password 'byname123' valid until '2100-01-01';
                create role given login password 'from-the-file-77' valid until '2100-01-01';
                create role unicode login password 'Ünsecure-ﬁle' valid until '2100-01-01';
                create role nologin password 'sunshine';
                create role expired login password 'sunshine' valid until '2001-01-01';
                create role nopassword login;
                create role boss superuser;
                create role "postgres.evil" superuser;
                create role under nologin in role boss;
                create role deeper login in role under;
                create role files nologin in role pg_write_server_files;
                create role powers createrole bypassrls replication;
                create role weak login valid until '2100-01-01';
                update pg_authid set rolpassword = 'SCRAM-SHA-256$2147483647:c2FsdA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' where rolname = 'weak';
                create role visitor login password 'tr0ub4dor-xyzzy' valid until '2100-01-01';
                set password_encryption = 'md5';
                create role endless login password 'Zq8-unguessable';
                create role forever login password 'Zq8-unguessable' valid until 'infinity';
                create role allowed login password 'Zq8-unguessable';
                create role oldway login password 'tr0ub4dor-xyzzy' valid until '2100-01-01';
                create role oldname login password 'OLDNAME' valid until '2100-01-01'""");
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    private Outcome look(Duration time, Optional<Path> file) throws Exception {
        return look(cluster.address(), time, file);
    }

    private Outcome look(DatabaseAddress address, Duration time, Optional<Path> file) throws Exception {
        var accounts = new Accounts(List.of("postgres"), List.of("allowed", "postgres"), file, time);
        var check = new DatabaseAccountsCheck(address, accounts, folder);
        var outcome = check.look(Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(outcome.toString()).doesNotContain(SECRETS).doesNotContain("SCRAM-SHA-256$", "byname123", "OLDNAME");
        assertThat(outcome.issues()).allMatch(issue -> check.rules().contains(issue.rule()));
        return outcome;
    }

    private static List<String> subjects(Outcome outcome, String rule) {
        return outcome.issues().stream()
                .filter(issue -> issue.rule().id().equals(rule))
                .map(Issue::subject)
                .toList();
    }

    private static String action(Outcome outcome, String rule) {
        return outcome.issues().stream()
                .filter(issue -> issue.rule().id().equals(rule))
                .findFirst()
                .orElseThrow()
                .finding()
                .action();
    }

    @Test
    void shouldFindWhatIsWrongWithRoles() throws Exception {
        // Given
        Files.writeString(folder.resolve("more.txt"), "nothing\r\nfrom-the-file-77\r\n\nÜnsecure-file\n");

        // When
        var outcome = look(Duration.ofMinutes(1), Optional.of(Path.of("more.txt")));

        // Then
        shouldSayHowFarGuessingWent(outcome);
        assertThat(subjects(outcome, "postgres-common-password"))
                .containsExactlyInAnyOrder(
                        "role Common 😀 \"x\"",
                        "role byname",
                        "role given",
                        "role unicode",
                        "role nologin",
                        "role expired",
                        "role oldname");
        assertThat(outcome.issues())
                .filteredOn(issue -> issue.rule().id().equals("postgres-common-password"))
                .filteredOn(issue -> issue.finding().severity() != Severity.CRITICAL)
                .extracting(Issue::subject)
                .containsExactlyInAnyOrder("role nologin", "role expired");
        assertThat(subjects(outcome, "postgres-md5-password"))
                .containsExactly("role allowed", "role endless", "role forever", "role oldname", "role oldway");
        assertThat(subjects(outcome, "postgres-no-password")).contains("role nopassword", "role deeper");
        assertThat(subjects(outcome, "postgres-superuser"))
                .containsExactlyInAnyOrder("role boss", "role postgres.evil");
        assertThat(subjects(outcome, "postgres-superuser-member")).containsExactly("role deeper", "role under");
        assertThat(subjects(outcome, "postgres-server-files")).containsExactly("role files");
        assertThat(subjects(outcome, "postgres-powerful-role")).containsExactly("role powers");
        assertThat(subjects(outcome, "postgres-no-expiry")).containsExactly("role endless", "role forever");
        assertThat(action(outcome, "postgres-no-expiry"))
                .contains("ALTER ROLE endless VALID UNTIL '2027-08-15' and give the role a new password before");
        assertThat(subjects(outcome, "postgres-expired")).containsExactly("role expired");
    }

    private static void shouldSayHowFarGuessingWent(Outcome outcome) {
        assertThat(outcome.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.subject()).isEqualTo("password of role weak");
            assertThat(gap.reason()).isEqualTo("each guess takes 2,147,483,647 rounds, so none was tried");
        });
        assertThat(outcome.views())
                .singleElement()
                .isInstanceOfSatisfying(
                        View.Table.class,
                        table -> assertThat(table.rows())
                                .anySatisfy(row -> assertThat(row)
                                        .startsWith("good", "log in", "SCRAM-SHA-256", "2100-01-01")
                                        .satisfies(cells ->
                                                assertThat(cells.get(4)).matches("all of \\d{3}")))
                                .anySatisfy(row ->
                                        assertThat(row).startsWith("byname").endsWith("guessed"))
                                .anySatisfy(row -> assertThat(row.get(4)).matches("0 of \\d{3} in 1 min")));
    }

    @Test
    void shouldSayWhenTheTimeWasTooShort() throws Exception {
        // When
        var outcome = look(Duration.ofMillis(1), Optional.of(Path.of("missing.txt")));

        // Then
        assertThat(outcome.gaps())
                .extracting(Gap::subject)
                .contains("file of passwords to try", "password of role good", "password of role weak");
    }

    @Test
    void shouldSayWhatAnOrdinaryRoleCannotSee() throws Exception {
        // Given
        var address = cluster.address().account(Optional.of("visitor"), Optional.of(Secret.of("tr0ub4dor-xyzzy")));

        // When
        var outcome = look(address, Duration.ofMinutes(1), Optional.empty());

        // Then
        assertThat(outcome.gaps()).extracting(Gap::subject).containsExactly("passwords of roles", "pg_hba.conf");
        assertThat(subjects(outcome, "postgres-superuser")).contains("role boss");
        assertThat(subjects(outcome, "postgres-common-password")).isEmpty();
        assertThat(outcome.measurements())
                .anySatisfy(
                        one -> assertThat(one.reason()).contains("what the server keeps of passwords cannot be seen"));
    }

    @Test
    void shouldJudgeTheRulesOfThePasswordFile() throws Exception {
        // Given
        var rules = """
                local all all trust
                host all all 127.0.0.1/32 trust
                host all all ::1/128 trust
                host all all 127.0.0.1 0.0.0.0 trust
                host all all 0.0.0.0/0 trust
                host all "odd role" 10.1.0.0/16 password
                host shop all 10.0.0.0/8 md5
                host all all 10.0.0.0/8 ident
                local all all peer
                host all all ::/0 scram-sha-256
                host all all all reject
                hostssl all all ::/0 scram-sha-256
                host all all nonsense
                """;

        // When
        var outcome = withRules(rules);

        // Then
        assertThat(outcome.issues())
                .filteredOn(issue -> issue.subject().startsWith("pg_hba"))
                .extracting(issue -> issue.finding().severity() + " " + issue.key())
                .containsExactlyInAnyOrder(
                        "WARNING postgres-trust pg_hba rule local all all",
                        "WARNING postgres-trust pg_hba rule host all all 127.0.0.1 255.255.255.255",
                        "WARNING postgres-trust pg_hba rule host all all ::1 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                        "CRITICAL postgres-trust pg_hba rule host all all 127.0.0.1 0.0.0.0",
                        "CRITICAL postgres-trust pg_hba rule host all all 0.0.0.0 0.0.0.0",
                        "WARNING postgres-no-tls pg_hba rule host all all 127.0.0.1 0.0.0.0",
                        "WARNING postgres-no-tls pg_hba rule host all all 0.0.0.0 0.0.0.0",
                        "CRITICAL postgres-clear-text pg_hba rule host all odd role 10.1.0.0 255.255.0.0",
                        "INFO postgres-md5-method pg_hba rule host shop all 10.0.0.0 255.0.0.0",
                        "CRITICAL postgres-ident pg_hba rule host all all 10.0.0.0 255.0.0.0",
                        "WARNING postgres-no-tls pg_hba rule host all all :: ::");
        assertThat(outcome.gaps()).anySatisfy(gap -> assertThat(gap.subject()).isEqualTo("pg_hba.conf line 13"));
    }

    @Test
    void shouldSayWhatMustBeDoneBeforeARuleIsChanged() throws Exception {
        // When
        var socket = withRules("local all all trust\n");
        var network = withRules("host all all 0.0.0.0/0 trust\n");

        // Then
        assertThat(action(socket, "postgres-trust"))
                .startsWith("first see that")
                .contains("write peer instead");
        assertThat(action(network, "postgres-trust"))
                .startsWith("first set the password of each role")
                .contains("\\password", "then write scram-sha-256 instead of trust in line 1");
        assertThat(action(network, "postgres-no-tls")).startsWith("once ssl is on");
    }

    private Outcome withRules(String rules) throws Exception {
        Path file;
        try (var connection = TestCluster.connect(cluster.address())) {
            file = Path.of(Sql.query(connection, "show hba_file", row -> row.getString(1))
                    .get(0));
        }
        assumeThat(Files.isWritable(file)).isTrue();
        var before = Files.readString(file);
        Files.writeString(file, rules);
        try {
            return look(Duration.ofMillis(1), Optional.empty());
        } finally {
            Files.writeString(file, before);
        }
    }

    @Test
    void shouldFindWhatEverybodyMayDo() throws Exception {
        // Given
        TestCluster.sql(cluster.address(), "create database \"Open 'db'\"");
        var database = cluster.address().database("Open 'db'");
        TestCluster.sql(database, """
                create schema "Odd ""schema""\";
                grant create on schema "Odd ""schema""\" to public;
                create function open_(int) returns int language sql security definer as 'select 1';
                create function closed() returns int language sql security definer set search_path = pg_catalog, pg_temp as 'select 1';
                create function byhand() returns int language sql security definer set search_path = pg_catalog as 'select 1';
                create function nowhere() returns int language sql security definer set search_path = '' as 'select 1';
                create function caller() returns int language sql security definer
                    set search_path = "$user", pg_temp as 'select 1';
                create procedure odd() language sql security definer
                    set search_path = pg_catalog, "Odd ""schema""\", pg_temp as 'select 1';
                create function early() returns int language sql security definer
                    set search_path = pg_temp, pg_catalog as 'select 1';
                create function kept() returns int language sql security definer as 'select 1';
                revoke all on function kept() from public""");

        // When
        var outcome = look(database, Duration.ofMillis(1), Optional.empty());

        // Then
        assertThat(subjects(outcome, "postgres-public-create")).contains("schema \"Odd \"\"schema\"\"\"");
        assertThat(subjects(outcome, "postgres-security-definer"))
                .containsExactlyInAnyOrder(
                        "function public.open_(integer)",
                        "function public.byhand()",
                        "function public.nowhere()",
                        "function public.caller()",
                        "function public.odd()",
                        "function public.early()");
        assertThat(outcome.issues())
                .filteredOn(issue -> issue.subject().equals("function public.odd()"))
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.finding().seen()).contains("in the schema Odd \"schema\"");
                    assertThat(issue.finding().action()).startsWith("ALTER ROUTINE public.odd() SET search_path");
                });
    }

    @Test
    void shouldSayWhenThereAreMoreMembersThanAreTold() throws Exception {
        // Given
        TestCluster.sql(cluster.address(), """
                do $$ begin
                    for i in 1..2501 loop
                        execute format('create role many_%s in role boss, pg_read_server_files, files', i);
                    end loop;
                end $$""");

        // When
        var outcome = look(Duration.ofMillis(1), Optional.empty());
        TestCluster.sql(cluster.address(), """
                do $$ begin
                    for i in 1..2501 loop execute format('drop role many_%s', i); end loop;
                end $$""");

        // Then
        assertThat(outcome.gaps())
                .filteredOn(gap -> gap.subject().equals("members of roles"))
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).startsWith("more than 5000 can"));
    }

    @Test
    void shouldJudgeSettings() throws Exception {
        // Given
        TestCluster.sql(cluster.address(), "alter role postgres set password_encryption = 'md5'");

        // When
        var outcome = look(Duration.ofMillis(1), Optional.empty());
        TestCluster.sql(cluster.address(), "alter role postgres reset password_encryption");

        // Then
        assertThat(subjects(outcome, "postgres-password-encryption")).containsExactly("setting password_encryption");
        assertThat(ServerSettings.reachesOut("localhost, 127.0.0.1,::1")).isFalse();
        assertThat(ServerSettings.reachesOut("")).isFalse();
        assertThat(ServerSettings.reachesOut("*")).isTrue();
        assertThat(ServerSettings.reachesOut("localhost,10.0.0.1")).isTrue();
    }

    @Test
    void shouldFailWhereThereIsNoServer() throws Exception {
        var nowhere = DatabaseAddress.of("127.0.0.1", Ports.free(), "db", "user", Secret.of("sunshine"));
        assertThatThrownBy(() -> look(nowhere, Duration.ofSeconds(1), Optional.empty()))
                .isInstanceOf(UpkeepException.class)
                .message()
                .doesNotContain("sunshine");
    }

    @Test
    void shouldFailWhereSomethingElseAnswers() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            var thread = new Thread(() -> answer(server));
            thread.start();
            var address = DatabaseAddress.of("127.0.0.1", server.getLocalPort(), "db", "user", Secret.of("sunshine"));

            // When, Then
            assertThatThrownBy(() -> look(address, Duration.ofSeconds(1), Optional.empty()))
                    .isInstanceOf(UpkeepException.class);
        }
    }

    private static void answer(ServerSocket server) {
        try {
            while (true) {
                garbage(server);
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void garbage(ServerSocket server) throws IOException {
        try (var socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
