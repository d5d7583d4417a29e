package io.jenkins.plugins.upkeep.security.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.testing.Ports;
import io.jenkins.plugins.upkeep.testing.Scratch;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessAuditTest {
    private static final Instant NOW = Instant.parse("2026-08-15T12:00:00Z");
    private static final String HASH = "$6$salt$Hsecrethashsecrethash";
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA alice@laptop";

    @TempDir
    private Path root;

    @BeforeEach
    void makeSystem() throws Exception {
        write("etc/passwd", """
                root:x:0:0:root:/root:/bin/bash
                daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
                alice:x:1000:1000:Alice,,,:/home/alice:/bin/bash
                toor:x:0:0::/root:/bin/sh
                open:x:1001:998::/home/open:/bin/sh
                old:x:1002:1002::/home/old:/bin/sh
                """);
        write("etc/shadow", """
                root:*:19000:0:99999:7:::
                alice:%s:19000:0:90:7:::
                open::19000:0:99999:7:::
                old:$1$salt$md5hash:19000:0:99999:7:::
                """.formatted(HASH));
        write("etc/group", "root:x:0:\nsudo:x:27:alice\ndocker:x:998:alice\nusers:x:100:alice\n");
        write("etc/sudoers", "%sudo ALL=(ALL:ALL) ALL\n");
        write("etc/ssh/sshd_config", """
                Include /etc/ssh/sshd_config.d/*.conf
                PermitRootLogin no
                Match User backup
                    PermitEmptyPasswords yes
                """);
        write("etc/ssh/sshd_config.d/50-cloud.conf", "PermitRootLogin yes\nPasswordAuthentication=yes\n");
        write("home/alice/.ssh/authorized_keys", "# mine\n" + KEY + "\n");
    }

    private void write(String name, String text) throws Exception {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }

    private Report run(Optional<DatabaseAddress> database, History history, boolean dryRun) throws Exception {
        var context = new TaskContext(
                "access-audit",
                "shop",
                Clock.fixed(NOW, ZoneOffset.UTC),
                TaskLog.silent(),
                Progress.unseen(),
                root,
                root,
                dryRun,
                history);
        var report = new AccessAudit(database, root).run(context);
        var json = ReportJson.text(report);
        assertThat(json).doesNotContain("Hsecrethash", "md5hash", "AAAAC3Nz");
        return report;
    }

    private Report run() throws Exception {
        return run(Optional.empty(), History.none(), false);
    }

    private static AccessSection section(Report report) {
        return (AccessSection) report.section().orElseThrow();
    }

    private static History after(Report report) {
        return new History(List.of(new EarlierRun(
                "shop",
                NOW.minus(Duration.ofDays(30)),
                report.status(),
                List.of(),
                List.of(),
                section(report).facts())));
    }

    @Test
    void shouldSayWhoMayDoWhat() throws Exception {
        // When
        var report = run();

        // Then
        assertThat(section(report).facts())
                .contains(
                        "account alice: shell /bin/bash",
                        "account toor: uid 0",
                        "password alice: set",
                        "password open: empty",
                        "group sudo: alice",
                        "group docker: open",
                        "sudo %sudo: ALL as ALL:ALL",
                        "sshd PermitRootLogin: yes",
                        "sshd Match User backup: permitemptypasswords yes")
                .anyMatch(fact -> fact.startsWith("key alice SHA256:"))
                .noneMatch(fact -> fact.contains("daemon") || fact.startsWith("password root"));
        assertThat(section(report).issues())
                .containsExactlyInAnyOrder(
                        "access-uid-0 account toor",
                        "access-empty-password account open",
                        "access-weak-hash account old",
                        "access-root-group account alice in group docker",
                        "access-root-group account open in group docker",
                        "access-root-login sshd PermitRootLogin",
                        "access-ssh-password sshd PasswordAuthentication",
                        "access-ssh-empty-password sshd Match User backup");
        assertThat(section(report).firstRun()).isTrue();
        assertThat(report.verdict()).contains("no earlier run is known");
        assertThat(report.findings()).noneMatch(finding -> finding.severity() == Severity.UNKNOWN);
    }

    @Test
    void shouldSayWhatIsNewAndWhatIsGone() throws Exception {
        // Given
        var first = run();
        write("etc/sudoers", "bob ALL=(ALL) /bin/ls\n");

        // When
        var second = run(Optional.empty(), after(first), false);

        // Then
        assertThat(section(second).fresh()).containsExactly("sudo bob: /bin/ls as ALL");
        assertThat(section(second).gone()).containsExactly("sudo %sudo: ALL as ALL:ALL");
        assertThat(second.findings())
                .contains(
                        Finding.warning(
                                "sudo bob: /bin/ls as ALL",
                                "is new since the last run",
                                "",
                                "ask who gave this right and why; take it away if nobody knows"),
                        Finding.info("sudo %sudo: ALL as ALL:ALL", "is gone since the last run"));
        assertThat(run(Optional.empty(), after(second), false).verdict()).contains("0 new and 0 gone");
    }

    @Test
    void shouldReadTheRightsInTheDatabase() throws Exception {
        // Given
        var database = TestCluster.database();
        TestCluster.sql(database, """
                create role "Audit ""x"": y" login createdb;
                create role audit_group;
                grant audit_group to "Audit ""x"": y";
                create table public.a (x int); create table public.b (x int);
                grant select on public.a, public.b to audit_group;
                create schema audit_schema; grant usage on schema audit_schema to audit_group;
                alter default privileges in schema audit_schema grant insert on tables to audit_group""");

        // When
        var report = run(Optional.of(database), History.none(), false);
        TestCluster.sql(database, "drop owned by audit_group; drop role \"Audit \"\"x\"\": y\"; drop role audit_group");
        var after = run(Optional.of(database), after(report), false);

        // Then
        var name = Name.of(database.database());
        var owner = Name.of(database.user().orElseThrow());
        assertThat(section(report).facts())
                .contains(
                        "role \"Audit \"\"x\"\": y\": login",
                        "role \"Audit \"\"x\"\": y\": create databases",
                        "role audit_group: no login",
                        "member \"Audit \"\"x\"\": y\" of audit_group",
                        "database " + name + ": CONNECT for PUBLIC",
                        "schema " + name + ".audit_schema: USAGE for audit_group",
                        "table " + name + ".public.a: SELECT for audit_group",
                        "table " + name + ".public.b: SELECT for audit_group",
                        "owner of database " + name + ": " + owner,
                        "owner of schema " + name + ".audit_schema: " + owner,
                        "owner of table " + name + ".public.a: " + owner)
                .anyMatch(fact -> fact.startsWith("default tables of ") && fact.endsWith(": INSERT for audit_group"));
        assertThat(report.views().toString()).contains("SELECT, audit_group, 2");
        assertThat(section(after).gone()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(section(after).fresh()).isEmpty();
    }

    @Test
    void shouldSeeOneMoreTableAndANewOwner() throws Exception {
        // Given
        var database = TestCluster.database();
        var name = Name.of(database.database());
        TestCluster.sql(database, """
                create role one_more; create table a (x int); create table b (x int);
                create table days (day date) partition by range (day);
                create table day1 partition of days for values from ('2026-01-01') to ('2026-01-02');
                grant select on a, days, day1 to one_more""");
        var first = run(Optional.of(database), History.none(), false);

        // When
        TestCluster.sql(database, """
                grant select on b to one_more; alter table a owner to one_more;
                create table day2 partition of days for values from ('2026-01-02') to ('2026-01-03');
                create table day3 partition of days for values from ('2026-01-03') to ('2026-01-04');
                grant select on day2 to one_more; grant insert on day3 to one_more""");
        var second = run(Optional.of(database), after(first), false);
        TestCluster.sql(database, "drop owned by one_more; drop role one_more");

        // Then
        assertThat(section(second).fresh())
                .containsExactly(
                        "owner of table " + name + ".public.a: one_more",
                        "table " + name + ".public.b: SELECT for one_more",
                        "table " + name + ".public.day3: INSERT for one_more");
        assertThat(second.views().toString()).contains("one_more, table, 1");
    }

    @Test
    void shouldSayWhenThereAreMoreGrantsThanAreCompared() throws Exception {
        // Given
        var database = TestCluster.database();
        TestCluster.sql(database, """
                create table wide (x int);
                do $$ begin
                    for i in 1..1500 loop
                        execute format('create role wide_%1$s; grant all on wide to wide_%1$s', i);
                    end loop;
                end $$""");

        // When
        var report = run(Optional.of(database), History.none(), false);
        TestCluster.sql(database, """
                drop table wide;
                do $$ begin
                    for i in 1..1500 loop execute format('drop role wide_%s', i); end loop;
                end $$""");

        // Then
        assertThat(report.findings())
                .filteredOn(finding -> finding.subject().equals("rights: table"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).startsWith("there are more than 10000"));
        assertThat(section(report).facts()).doesNotContain("looked at table");
    }

    @Test
    void shouldNotTakeKeysForNewThatCouldNotBeReadBefore() throws Exception {
        // Given
        var keys = root.resolve("home/alice/.ssh/authorized_keys");
        var lines = Files.readString(keys);
        Files.delete(keys);
        Files.createDirectory(keys);
        var first = run();

        // When
        Files.delete(keys);
        Files.writeString(keys, lines);
        write("home/old/.ssh/authorized_keys", lines);
        var second = run(Optional.empty(), after(first), false);

        // Then
        assertThat(section(first).facts()).contains("looked at no keys of alice");
        assertThat(section(second).facts()).anyMatch(fact -> fact.startsWith("key alice SHA256:"));
        assertThat(section(second).fresh()).singleElement().asString().startsWith("key old SHA256:");
    }

    @Test
    void shouldNotTakeTheRightsForGoneWhenTheDatabaseIs() throws Exception {
        // Given
        var first = run(Optional.of(TestCluster.database()), History.none(), false);
        var nowhere = DatabaseAddress.of("127.0.0.1", Ports.free(), "db", "user", Secret.of("hunter2-hunter2"));

        // When
        var second = run(Optional.of(nowhere), after(first), false);

        // Then
        assertThat(section(second).gone()).isEmpty();
        assertThat(section(second).facts()).isEqualTo(section(first).facts());
        assertThat(second.findings())
                .filteredOn(finding -> finding.severity() == Severity.UNKNOWN)
                .singleElement()
                .satisfies(finding -> assertThat(finding.subject()).startsWith("database 127.0.0.1:"));
    }

    @Test
    void shouldSayWhatCouldNotBeRead() throws Exception {
        // Given
        var first = run();
        for (var name : List.of("etc/passwd", "etc/sudoers", "etc/shadow")) {
            Files.delete(root.resolve(name));
            Files.createDirectory(root.resolve(name));
        }

        // When
        var second = run(Optional.empty(), after(first), false);

        // Then
        assertThat(section(second).gone()).isEmpty();
        assertThat(second.findings())
                .filteredOn(finding -> finding.severity() == Severity.UNKNOWN)
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder("file /etc/passwd", "file /etc/sudoers");
    }

    @Test
    void shouldSayWhatItMayNotRead() throws Exception {
        // Given
        assumeThat(System.getProperty("user.name")).as("root may read all").isNotEqualTo("root");
        Files.setPosixFilePermissions(root.resolve("etc/shadow"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(root.resolve("home/alice/.ssh"), PosixFilePermissions.fromString("---------"));

        // When
        var report = run();

        // Then
        Files.setPosixFilePermissions(root.resolve("home/alice/.ssh"), PosixFilePermissions.fromString("rwx------"));
        assertThat(report.findings())
                .filteredOn(finding -> finding.severity() == Severity.UNKNOWN)
                .extracting(Finding::subject)
                .contains("file /etc/shadow", "file /home/alice/.ssh/authorized_keys");
    }

    @Test
    void shouldBearGarbage() throws Exception {
        // Given
        for (var name : List.of("etc/passwd", "etc/shadow", "etc/group", "etc/sudoers", "etc/ssh/sshd_config")) {
            write(name, "\u0000\u001b[2J:::\n:::::::\n=\n\"\\\n");
        }

        Files.writeString(root.resolve("etc/passwd"), "eve:x:1:1::/ho\0me:/bin/sh\n", StandardOpenOption.APPEND);
        write("etc/sudoers", "@include a\0b\n@includedir c\0d\n");
        write("etc/ssh/sshd_config", "Include e\0f\n");

        // When
        var report = run();

        // Then
        assertThat(ReportJson.text(report)).doesNotContain("\u001b", "\\u001b");
        assertThat(report.findings()).anyMatch(finding -> finding.severity() == Severity.UNKNOWN);
    }

    @Test
    void shouldFindNothingOnAnEmptySystem() throws Exception {
        // Given
        Scratch.remove(root.resolve("etc"));

        // When
        var report = run();

        // Then
        assertThat(report.findings())
                .filteredOn(finding -> finding.severity() == Severity.UNKNOWN)
                .extracting(Finding::subject)
                .containsExactly("file /etc/passwd");
    }

    @Test
    void shouldLookAtThisMachine() throws Exception {
        // Given
        var context = new TaskContext(
                "access-audit", "shop", Clock.systemUTC(), TaskLog.silent(), Progress.unseen(), root, root, false);

        // When
        var report = new AccessAudit(Optional.empty(), Path.of("/")).run(context);

        // Then
        assertThat(section(report).facts()).contains("account root: uid 0");
    }

    @Test
    void shouldOnlyPlan() throws Exception {
        // When
        var report = run(Optional.empty(), History.none(), true);

        // Then
        assertThat(report.verdict()).startsWith("would read");
        assertThat(report.section()).isEmpty();
    }
}
