package io.jenkins.plugins.upkeep.health.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen in recorded answers of systemctl, and in real ones where systemd runs. */
class UnitsProbeTest {
    private static final String ACTIVE = state("nginx.service", "loaded", "active", "running", "success", "0");

    @TempDir
    private Path folder;

    @Test
    void shouldAskOnceForAllUnits() throws Exception {
        // Given
        answer("show", ACTIVE + "\n" + state("redis-server.service", "loaded", "active", "running", "success", "2"));

        // When
        var result = probe("nginx", "redis").look(Clock.systemUTC());

        // Then
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .containsExactly(
                        "[--no-pager][show][--property=Id,LoadState,ActiveState,SubState,Result,NRestarts][--][nginx][redis]",
                        "[--no-pager][list-units][--state=failed][--plain][--no-legend][--full]");
        assertThat(result.findings()).extracting(Finding::severity).containsOnly(Severity.INFO);
        assertThat(find(result, "unit nginx").seen()).isEqualTo("active (running)");
        assertThat(find(result, "unit redis").seen()).isEqualTo("active (running), started again 2 times");
        assertThat(find(result, "systemd units").seen()).isEqualTo("no other unit has failed");
    }

    @Test
    void shouldJudgeEachState() throws Exception {
        assertThat(judge("loaded", "failed", "failed", "exit-code").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(judge("loaded", "failed", "failed", "exit-code").seen())
                .isEqualTo("failed (failed), result exit-code");
        assertThat(judge("loaded", "inactive", "dead", "success").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(judge("loaded", "activating", "auto-restart", "exit-code").severity())
                .isEqualTo(Severity.CRITICAL);
        assertThat(judge("loaded", "activating", "start-pre", "success").severity())
                .isEqualTo(Severity.WARNING);
        assertThat(judge("loaded", "reloading", "reload", "success").severity()).isEqualTo(Severity.INFO);
        assertThat(judge("loaded", "active", "exited", "success").severity()).isEqualTo(Severity.INFO);
        assertThat(judge("masked", "inactive", "dead", "success").seen()).contains("masked");
        var missing = judge("not-found", "inactive", "dead", "success");
        assertThat(missing.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(missing.seen()).isEqualTo("cannot run: systemd calls it not-found");
    }

    private Finding judge(String load, String active, String sub, String result) throws Exception {
        answer("show", state("shop.service", load, active, sub, result, "0"));
        return find(probe("shop").look(Clock.systemUTC()), "unit shop");
    }

    @Test
    void shouldWarnOfOtherUnitsThatFailed() throws Exception {
        // Given one of our own, which is told of already, and others with odd names
        answer("show", state("shop.service", "loaded", "failed", "failed", "oom-kill", "5"));
        answer("list-units", """
                shop.service loaded failed failed The shop
                backup@\\x2e.timer loaded failed failed A timer
                  -odd.mount not-found failed failed /odd
                """);

        // When
        var result = probe("shop").look(Clock.systemUTC());

        // Then
        assertThat(find(result, "systemd units").severity()).isEqualTo(Severity.WARNING);
        assertThat(find(result, "systemd units").seen()).isEqualTo("2 failed: backup@\\x2e.timer, -odd.mount");
        assertThat(result.measurements())
                .filteredOn(one -> one.name().equals(UnitsProbe.FAILED))
                .singleElement()
                .satisfies(one -> assertThat(one.value()).hasValue(3));
    }

    @Test
    void shouldWarnOfAUnitThatWasStartedAgainSinceTheLastCheck() throws Exception {
        // Given
        answer("show", state("shop.service", "loaded", "active", "running", "success", "5"));
        var numbers = List.of(new EarlierRun.Measured("systemd_restarts", "unit shop", 2));
        var yesterday = new EarlierRun("shop", Instant.now().minusSeconds(86_400), Status.OK, List.of(), numbers);

        // When
        var result = probe("shop").knowing(new History(List.of(yesterday))).look(Clock.systemUTC());

        // Then
        assertThat(find(result, "unit shop").severity()).isEqualTo(Severity.WARNING);
        assertThat(find(result, "unit shop").seen())
                .isEqualTo("active (running), started again 5 times, 3 of them since the last check");
    }

    @Test
    void shouldHandNamesOverAsTheyAre() throws Exception {
        // Given
        answer("show", (ACTIVE + "\n").repeat(3));

        // When
        probe("--all", "a; rm -rf /", "$(reboot)").look(Clock.systemUTC());

        // Then
        assertThat(Files.readAllLines(folder.resolve("calls")).get(0)).endsWith("[--][--all][a; rm -rf /][$(reboot)]");
    }

    @Test
    void shouldNotGuessWhichAnswerIsWhose() throws Exception {
        // Given a pattern, which stands for any number of units
        answer("show", ACTIVE + "\n" + ACTIVE);

        // Then
        assertThatThrownBy(() -> probe("ngin*").look(Clock.systemUTC()))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("host.units has only whole names");
    }

    @Test
    void shouldNotLookWhereThereIsNoSystemd() throws Exception {
        // Given
        Files.writeString(
                folder.resolve("complaint"), "System has not been booted with systemd as init system (PID 1)\n");
        var missing = new UnitsProbe(new Systemctl(Command.of("no-such-systemctl")), List.of("a"), History.none());

        // When, then
        for (var probe : List.of(probe("nginx"), missing)) {
            var result = probe.look(Clock.systemUTC());
            assertThat(result.findings()).hasSize(1);
            assertThat(result.findings().get(0).severity()).isEqualTo(Severity.UNKNOWN);
            assertThat(result.findings().get(0).seen()).startsWith("not looked at: there is no systemd here: ");
            assertThat(result.findings().get(0).action()).contains("host.units");
        }
    }

    @Test
    void shouldSayWhatElseSystemctlComplainsOf() throws Exception {
        // Given
        Files.writeString(folder.resolve("complaint"), "Access denied\n");

        // Then
        assertThatThrownBy(() -> probe("nginx").look(Clock.systemUTC()))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("Access denied");
    }

    @Test
    void shouldReadARealSystemd() throws Exception {
        // Given
        assumeThat(Path.of("/run/systemd/system")).exists();

        // When
        var result = new UnitsProbe(List.of("no-such-unit-of-ours", "-.mount")).look(Clock.systemUTC());

        // Then
        assertThat(find(result, "unit no-such-unit-of-ours").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(find(result, "unit -.mount").severity()).isEqualTo(Severity.INFO);
    }

    /** A program that notes its arguments, and says what was laid down for its second one. */
    private UnitsProbe probe(String... units) throws Exception {
        var program = folder.resolve("systemctl");
        Files.writeString(program, """
                #!/bin/sh
                cd '%s' || exit 9
                for word in "$@"; do printf '[%%s]' "$word"; done >>calls
                echo >>calls
                if [ -e complaint ]; then cat complaint >&2; exit 1; fi
                if [ -e "answer.$2" ]; then cat "answer.$2"; fi
                """.formatted(folder));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new UnitsProbe(new Systemctl(Command.of(program)), List.of(units), History.none());
    }

    private void answer(String call, String text) throws Exception {
        Files.writeString(folder.resolve("answer." + call), text);
    }

    private static String state(String id, String load, String active, String sub, String result, String restarts) {
        return "Result=" + result + "\nNRestarts=" + restarts + "\nId=" + id + "\nLoadState=" + load + "\nActiveState="
                + active + "\nSubState=" + sub + "\n";
    }

    private static Finding find(ProbeResult result, String subject) {
        return result.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " is not among " + result.findings()));
    }
}
