package io.jenkins.plugins.upkeep.rollback.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exact words that systemctl is told, and what is made of its answers; the real one where systemd runs. */
class SystemdDriverTest {
    private static final String ALWAYS = "[--no-ask-password][--no-pager][--quiet]";
    private static final String SHOW = ALWAYS + "[show][--property=Id,LoadState,ActiveState,SubState,Result][--]";
    private static final TargetFiles NOTHING = path -> Optional.empty();

    @TempDir
    private Path folder;

    private FakeProgram systemctl;

    @BeforeEach
    void aFake() throws Exception {
        systemctl = new FakeProgram(folder, "systemctl");
    }

    private static String state(String id, String load, String active, String sub, String result) {
        return "Id=" + id + "\nLoadState=" + load + "\nActiveState=" + active + "\nSubState=" + sub + "\nResult="
                + result + "\n";
    }

    private static String running(String id) {
        return state(id, "loaded", "active", "running", "success");
    }

    private static String stopped(String id) {
        return state(id, "loaded", "inactive", "dead", "success");
    }

    private SystemdDriver driver(String... units) {
        return new SystemdDriver(Sample.systemd(false, units), systemctl.command());
    }

    @Test
    void shouldStopAndLook() throws Exception {
        // Given
        systemctl
                .answer(ALWAYS + "[stop]", "")
                .answer(SHOW, stopped("shop.service") + "\n" + stopped("worker.service"));

        // When
        driver("shop", "worker", "shop").stop(Map.of());

        // Then
        assertThat(systemctl.calls()).containsExactly(ALWAYS + "[stop][--][shop][worker]", SHOW + "[shop][worker]");
    }

    @Test
    void shouldForgetFailuresBeforeAStart() throws Exception {
        // Given
        systemctl
                .when(ALWAYS + "[reset-failed]", "echo 'Unit shop.service not loaded.' >&2; exit 1")
                .answer(ALWAYS + "[start]", "");

        // When
        driver("shop", "worker").startTarget(Map.of());

        // Then
        assertThat(systemctl.calls())
                .containsExactly(ALWAYS + "[reset-failed][--][shop][worker]", ALWAYS + "[start][--][shop][worker]");
    }

    @Test
    void shouldStartAgainWhatRanAlone() throws Exception {
        // Given
        systemctl
                .answer(SHOW, running("shop.service") + "\n" + stopped("worker.service"))
                .answer(ALWAYS, "");
        var driver = driver("shop", "worker");

        // When
        var facts = driver.present();
        driver.startAgain(facts);

        // Then
        assertThat(facts).containsOnly(Map.entry("unit.shop", "running"), Map.entry("unit.worker", "stopped"));
        assertThat(systemctl.calls()).endsWith(ALWAYS + "[start][--][shop]");
        driver.startAgain(Map.of("unit.shop", "stopped", "unit.worker", "stopped"));
        assertThat(systemctl.calls()).isEmpty();
    }

    @Test
    void shouldUseTheAccountsOwnSystemd() throws Exception {
        // Given
        systemctl.answer(ALWAYS, "");

        // When
        new SystemdDriver(Sample.systemd(true, "shop"), systemctl.command()).startTarget(Map.of());

        // Then
        assertThat(systemctl.calls()).endsWith(ALWAYS + "[--user][start][--][shop]");
    }

    @Test
    void shouldHandNamesOverAsTheyAre() throws Exception {
        // Given
        systemctl.answer(ALWAYS, "");

        // When
        driver("--all", "a; reboot", "$(reboot)").startTarget(Map.of());

        // Then
        assertThat(systemctl.calls()).endsWith(ALWAYS + "[start][--][--all][a; reboot][$(reboot)]");
    }

    @Test
    void shouldSayWhyAUnitDoesNotStart() throws Exception {
        // Given
        systemctl
                .when(
                        ALWAYS + "[start]",
                        "echo 'Job for shop.service failed.' >&2; echo 'See \"systemctl status\".' >&2; exit 3")
                .answer(ALWAYS, "");

        // When, Then
        assertThatThrownBy(() -> driver("shop").startTarget(Map.of()))
                .hasMessageStartingWith(
                        "units shop: systemctl ended with status 3: See \"systemctl status\".; see why");
    }

    @Test
    void shouldNoticeAUnitThatIsStartedAgainAtOnce() throws Exception {
        // Given
        systemctl.answer(SHOW, running("shop.service")).answer(ALWAYS, "");

        // When, Then
        assertThatThrownBy(() -> driver("shop").stop(Map.of()))
                .hasMessageStartingWith("unit shop.service: was stopped and is active (running); see what starts it");
    }

    @Test
    void shouldSeeUnitsThatCannotBeStarted() throws Exception {
        // Given
        systemctl.answer(
                SHOW,
                running("a.service") + "\n" + state("b.service", "not-found", "inactive", "dead", "success") + "\n"
                        + state("c.service", "masked", "inactive", "dead", "success") + "\n"
                        + state("d.service", "loaded", "failed", "failed", "exit-code"));

        // When
        var findings = driver("a", "b", "c", "d").obstacles(NOTHING);

        // Then
        assertThat(findings)
                .extracting(finding -> finding.severity() + " " + finding.subject() + " " + finding.seen())
                .containsExactly(
                        "INFO unit a active (running)",
                        "CRITICAL unit b cannot be started: systemd calls it not-found",
                        "CRITICAL unit c cannot be started: systemd calls it masked",
                        "WARNING unit d does not run now: failed (failed), result exit-code");
    }

    @Test
    void shouldSeeThatThereIsNoSystemd() throws Exception {
        // Given
        systemctl.when(ALWAYS, "echo 'System has not been booted with systemd as init system (PID 1).' >&2; exit 1");
        var missing = new SystemdDriver(Sample.systemd(false, "shop"), Command.of(folder.resolve("none")));

        // When, Then
        assertThat(driver("shop").obstacles(NOTHING))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.CRITICAL))
                .satisfies(finding -> assertThat(finding.seen()).contains("has not been booted with systemd"));
        assertThat(missing.obstacles(NOTHING))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen()).contains("cannot be started"));
    }

    @Test
    void shouldSayWhatRuns() throws Exception {
        // Given
        systemctl
                .answer(SHOW + "[a][b]", running("a.service") + "\n" + stopped("b.service"))
                .answer(SHOW + "[a]", running("a.service"))
                .answer(SHOW + "[b]", stopped("b.service"));

        // When, Then
        assertThat(driver("a", "b").running(Map.of()))
                .isEqualTo(new Running(Running.State.SOME, "a active (running), b inactive (dead)"));
        assertThat(driver("a").running(Map.of()).state()).isEqualTo(Running.State.ALL);
        assertThat(driver("b").running(Map.of()).state()).isEqualTo(Running.State.NONE);
    }

    @Test
    void shouldStopAndStartARealUnit() throws Exception {
        // Given
        var booted = Command.find("systemctl").isPresent()
                && Command.of("systemctl", "is-system-running")
                        .run(Duration.ofSeconds(10))
                        .output()
                        .matches("(?s)(running|degraded).*");
        assumeThat(booted)
                .as("systemd does not run here, so no real unit is stopped and started")
                .isTrue();
        var unit = "upkeep-test-" + UUID.randomUUID() + ".service";
        Command.of("systemd-run", "--unit=" + unit, "--property=RemainAfterExit=no", "sleep", "1000")
                .output(Duration.ofSeconds(10));
        var driver = new SystemdDriver(Sample.systemd(false, unit));

        // When
        var facts = driver.present();
        driver.stop(facts);

        // Then
        assertThat(facts).containsEntry("unit." + unit, "running");
        assertThat(driver.running(facts).state()).isEqualTo(Running.State.NONE);
    }
}
