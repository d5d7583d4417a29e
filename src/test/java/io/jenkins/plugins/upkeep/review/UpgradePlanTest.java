package io.jenkins.plugins.upkeep.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.ReportPage;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.review.lifecycle.LifecycleServer;
import io.jenkins.plugins.upkeep.review.plan.UpgradesSection;
import io.jenkins.plugins.upkeep.review.running.AskSystem;
import io.jenkins.plugins.upkeep.review.running.Asking;
import io.jenkins.plugins.upkeep.review.running.PendingPackages;
import io.jenkins.plugins.upkeep.testing.Ports;
import io.jenkins.plugins.upkeep.testing.Reports;
import io.jenkins.plugins.upkeep.testing.TestRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradePlanTest {
    private static final String THREE = """
            upgrades:
              things:
                - {name: old, product: postgresql, version: "13.5"}
                - {name: main, product: postgresql, version: "15.2"}
                - {name: new, product: postgresql, version: "18.6"}
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldNameTheFirstThingToDoAndItsDay() throws Exception {
        var report = Plans.run(Plans.task(folder, THREE), "2026-11-29");

        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.verdict())
                .isEqualTo("first upgrade old from 13.5 to 18 on 2026-12-06: PostgreSQL 13 had its last update on"
                        + " 2025-11-13 (then: 2 steps more)");
        assertThat(Reports.seen(report))
                .containsExactly(
                        "old: PostgreSQL 13 had its last update on 2025-11-13, 381 days ago",
                        "updates of old: 13.5 runs, 13.23 is out since 2025-11-10",
                        "updates of main: 15.2 runs, 15.19 is out since 2026-08-10",
                        "main: PostgreSQL 15 is supported until 2027-11-11, 347 days left; upgrade main from 15.2 to 18"
                                + " is planned for 2026-12-27");
        assertThat(report.findings().get(0).action())
                .startsWith("upgrade old from 13.5 to 18 on 2026-12-06: pg_upgrade, or dump and restore")
                .contains("upkeep dr-restore-test");
    }

    @Test
    void shouldShowThePlanThePeriodsAndWhatRuns() throws Exception {
        var report = Plans.run(Plans.task(folder, THREE), "2026-11-29");

        assertThat(report.views())
                .extracting(View::title)
                .containsExactly("Plan", "How long it is supported", "What runs");
        assertThat(Reports.rows(report, "Plan"))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly(
                        "2026-12-06 upgrade old from 13.5 to 18",
                        "2026-12-06 update main from 15.2 to 15.19",
                        "2026-12-27 upgrade main from 15.2 to 18");
        var periods = (View.Periods) report.views().get(1);
        assertThat(periods.rows())
                .extracting(View.PeriodRow::note)
                .containsExactly("ended 2025-11-13", "347 days left", "1446 days left");
        assertThat(report.measurements())
                .filteredOn(one -> one.name().equals("support_left"))
                .extracting(Measurement::subject, one -> one.value().orElseThrow())
                .contains(tuple("old", -381 * 86_400.0));
        var section = (UpgradesSection) report.section().orElseThrow();
        assertThat(section.things()).extracting(UpgradesSection.Thing::name).containsExactly("old", "main", "new");
        assertThat(section.steps()).hasSize(3);
    }

    @Test
    void shouldComeBackFromJsonAndMakeAPage() throws Exception {
        var report = Plans.run(Plans.task(folder, THREE), "2026-11-29");

        var text = ReportJson.text(report);

        assertThat(ReportJson.text(ReportJson.parse(text, "report.json"))).isEqualTo(text);
        assertThat(text).contains("\"upgrades\": {", "\"supportedUntil\": \"2027-11-11\"");
        assertThat(ReportPage.html(report)).contains("period-today", "period-ended");
    }

    @Test
    void shouldBeCalmWhereNothingIsDue() throws Exception {
        var config = """
                upgrades:
                  things:
                    - {name: database, product: postgresql, version: "18.6"}
                    - {name: system, product: debian, version: "13.6"}
                """;

        var report = Plans.run(Plans.task(folder, config), "2026-09-01");

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo("2 things looked at, nothing to upgrade until 2027-09-01");
        assertThat(report.views()).extracting(View::title).doesNotContain("Plan");
    }

    @Test
    void shouldGrowMoreUrgentWithTime() throws Exception {
        var config = "upgrades: {things: [{name: db, product: postgresql, version: \"14.24\"}]}\n";

        assertThat(status(config, "2025-09-01")).isEqualTo(Status.OK);
        assertThat(severity(config, "2025-12-01")).isEqualTo(Severity.INFO);
        assertThat(severity(config, "2026-10-01")).isEqualTo(Severity.WARNING);
        assertThat(severity(config, "2026-11-13")).isEqualTo(Severity.CRITICAL);
        assertThat(severity(config, "2040-01-01")).isEqualTo(Severity.CRITICAL);
    }

    private Status status(String config, String day) throws Exception {
        return Plans.run(Plans.task(folder, config), day).status();
    }

    private Severity severity(String config, String day) throws Exception {
        return on(Plans.run(Plans.task(folder, config), day), "db").severity();
    }

    @Test
    void shouldSayWhenNothingIsKnownToGoTo() throws Exception {
        var config = "upgrades: {things: [{name: db, product: postgresql, version: \"18.6\"}]}\n";

        var report = Plans.run(Plans.task(folder, config), "2040-01-01");

        assertThat(on(report, "db").action())
                .isEqualTo("no version after it is known that is supported for longer: look for one on"
                        + " https://www.postgresql.org/support/versioning/");
        assertThat(report.verdict()).startsWith("db: PostgreSQL 18 had its last update on 2030-11-14, and has no step");
    }

    @Test
    void shouldNotTakeWhatNobodyKnowsForSupported() throws Exception {
        var config = """
                upgrades:
                  things:
                    - {name: odd, product: frobnicator, version: "3.1"}
                    - {name: future, product: python, version: "4.0.1"}
                    - {name: away, product: python, command: [/nowhere/python, --version]}
                """;

        var report = Plans.run(Plans.task(folder, config), "2026-11-29");

        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.findings()).hasSize(3).allMatch(finding -> finding.severity() == Severity.UNKNOWN);
        assertThat(on(report, "odd").action()).contains("upgrades.lifecycle.url");
        assertThat(on(report, "future").action()).contains("https://devguide.python.org/versions/");
        assertThat(report.verdict()).contains("of 3 things nobody knows how long it is supported");
        assertThat(report.measurements())
                .filteredOn(one -> one.name().equals("support_left"))
                .hasSize(2)
                .allMatch(one -> one.value().isEmpty());
    }

    @Test
    void shouldSayThatNothingAnswered() throws Exception {
        var config = "redis: {url: \"redis://127.0.0.1:%d\"}\n".formatted(Ports.free());

        var report = Plans.run(Plans.task(folder, config), "2026-11-29");

        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.verdict()).startsWith("nothing told its version; of 1 thing nobody knows");
        assertThat(on(report, "redis").seen()).contains("127.0.0.1");
    }

    @Test
    void shouldAskWhatUpkeepYamlHas() throws Exception {
        try (var redis = TestRedis.start(folder)) {
            var config = "redis: {url: \"redis://%s\"}\nhost: {}\n"
                    .formatted(redis.address().toString().replaceFirst("/.*", ""));

            var report = Plans.run(Plans.task(folder, config), "2026-11-29");

            assertThat(Reports.rows(report, "What runs"))
                    .extracting(row -> row.get(0))
                    .containsExactly("redis", "host");
        }
    }

    @Test
    void shouldSayHowOldTheDataIs() throws Exception {
        var report = Plans.run(Plans.task(folder, THREE), "2027-03-01");

        assertThat(on(report, "lifecycle data").seen())
                .startsWith("what is known of PostgreSQL is of 2026-08-22, 191 days ago");
        assertThat(on(report, "lifecycle data").severity()).isEqualTo(Severity.WARNING);
        assertThat(report.measurements())
                .filteredOn(one -> one.name().equals("lifecycle_data_age"))
                .singleElement()
                .satisfies(one -> assertThat(one.overLimit()).isTrue());
    }

    @Test
    void shouldUseFreshDataAndSayWhereItFails() throws Exception {
        // Given
        var answer =
                "[{\"cycle\": \"18\", \"releaseDate\": \"2025-09-25\", \"eol\": \"2027-01-10\", \"latest\": \"18.7\"}]";
        try (var server = LifecycleServer.start(Map.of("/api/postgresql.json", answer))) {
            var good = Plans.task(folder, THREE + "  lifecycle: {form: api, url: \"" + server.at("/api") + "\"}\n");
            var bad = Plans.task(folder, THREE + "  lifecycle: {url: \"" + server.at("/none.json") + "\"}\n");

            // When
            var fresh = Plans.run(good, "2027-03-01");
            var stale = Plans.run(bad, "2026-11-29");

            // Then
            assertThat(on(fresh, "new").seen()).startsWith("PostgreSQL 18 had its last update on 2027-01-10");
            assertThat(on(fresh, "old").severity()).isEqualTo(Severity.UNKNOWN);
            assertThat(fresh.findings()).noneMatch(finding -> finding.subject().equals("lifecycle data"));
            assertThat(on(stale, "refresh of the lifecycle data").seen())
                    .isEqualTo(server.at("/none.json") + ": answers 404; the data of this tool is used instead");
            assertThat(on(stale, "old").severity()).isEqualTo(Severity.CRITICAL);
        }
    }

    @Test
    void shouldPutTheUpdatesOfTheSystemInOneStep() throws Exception {
        // Given
        Files.writeString(folder.resolve("os-release"), "ID=debian\nVERSION_ID=12\n");
        Files.writeString(folder.resolve("debian_version"), "12.11\n");
        var askings = List.<Asking>of(new AskSystem("host", folder));

        // When
        var plan = new UpgradePlan(UpgradesConfig.usual(), askings, new PendingPackages(apt("echo 'Inst a (1)'")));
        var report = Plans.run(plan, "2026-11-29");

        // Then
        assertThat(Reports.rows(report, "Plan"))
                .extracting(row -> row.get(1))
                .containsExactly("install the updates of the system's packages");
        assertThat(on(report, "updates of host").action())
                .startsWith("install the updates of the system's packages on");
        assertThat(report.measurements()).extracting(Measurement::name).contains("packages_pending");
    }

    @Test
    void shouldNotTakeAnAptThatFailsForNoUpdates() throws Exception {
        Files.writeString(folder.resolve("os-release"), "ID=debian\nVERSION_ID=13\n");
        var askings = List.<Asking>of(new AskSystem("host", folder));

        var plan = new UpgradePlan(UpgradesConfig.usual(), askings, new PendingPackages(apt("exit 100")));
        var report = Plans.run(plan, "2026-11-29");

        assertThat(on(report, "packages of host").severity()).isEqualTo(Severity.UNKNOWN);
    }

    private String apt(String text) throws Exception {
        var file = Files.writeString(folder.resolve("apt-get"), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }

    @Test
    void shouldOnlySayWhatItWouldAsk() throws Exception {
        var start = System.nanoTime();
        var config = "redis: {url: \"redis://192.0.2.1:6379\"}\n";

        var report = Plans.run(Plans.task(folder, config), "2026-11-29", true);

        assertThat(report.verdict()).isEqualTo("would ask 1 thing for versions; nobody was asked");
        assertThat(report.views()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    private static Finding on(Report report, String subject) {
        return report.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding on " + subject + " in " + Reports.seen(report)));
    }
}
