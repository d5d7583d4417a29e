package io.jenkins.plugins.upkeep.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.security.audit.Acceptance;
import io.jenkins.plugins.upkeep.security.audit.Check;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import io.jenkins.plugins.upkeep.testing.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityAuditTest {
    private static final Instant NOW = Instant.parse("2026-06-15T03:00:00Z");
    private static final Rule RULE = new Rule("weak-lock", "A lock is weak", "Replace it.");

    @TempDir
    private Path folder;

    private record Locks(Outcome outcome) implements Check {
        @Override
        public String name() {
            return "Locks";
        }

        @Override
        public String plan() {
            return "would look at locks";
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public List<Rule> rules() {
            return List.of(RULE);
        }

        @Override
        public Outcome look(Clock clock) {
            return outcome;
        }
    }

    private static Outcome locks(Issue... issues) {
        var outcome = Outcome.builder().looked(3);
        List.of(issues).forEach(outcome::add);
        return outcome.build();
    }

    private static Issue weak(String lock) {
        return Issue.of(RULE, Finding.warning(lock, "weak", "", "replace it"));
    }

    private TaskContext context(History history, boolean dryRun) {
        return new TaskContext(
                "security-audit",
                "shop",
                Clock.fixed(NOW, ZoneOffset.UTC),
                TaskLog.silent(),
                Progress.unseen(),
                folder,
                folder.resolve("report"),
                dryRun,
                history);
    }

    private SecurityAudit audit(Outcome outcome, Optional<Path> baseline, boolean writes, Acceptance... acceptances) {
        return new SecurityAudit(
                List.of(new Locks(outcome)), List.of(acceptances), baseline, folder.resolve("upkeep.yaml"), writes);
    }

    private Report run(Outcome outcome) throws Exception {
        return audit(outcome, Optional.empty(), false).run(context(History.none(), false));
    }

    @Test
    void shouldSayThatAllIsWell() throws Exception {
        // When
        var report = run(locks());

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.verdict()).isEqualTo("3 things looked at, nothing needs action");
        assertThat(Reports.rows(report, "What was looked at")).containsExactly(List.of("Locks", "3", "0", "0", "well"));
        assertThat(folder.resolve("report/audit.sarif")).exists();
    }

    @Test
    void shouldNeverCallWellWhatItCouldNotLookAt() throws Exception {
        // When
        var report = run(Outcome.of(new Gap("lock a", "no permission", "ask the janitor")));

        // Then
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.verdict()).isEqualTo("lock a: no permission; first: ask the janitor");
        assertThat(Reports.rows(report, "What was looked at"))
                .containsExactly(List.of("Locks", "0", "0", "1", "unknown"));
    }

    @Test
    void shouldTellWhatIsNewSinceTheLastRun() throws Exception {
        // Given
        var first = run(locks(weak("lock a")));
        var file = ReportJson.write(first, folder.resolve("first"));

        // When
        var history = new History(List.of(EarlierRun.of(ReportJson.read(file))));
        var second = audit(locks(weak("lock a"), weak("lock b")), Optional.empty(), false)
                .run(context(history, false));

        // Then
        assertThat(first.findings()).extracting(Finding::seen).containsExactly("weak");
        assertThat(Reports.seen(second)).containsExactlyInAnyOrder("lock a: weak", "lock b: new: weak");
    }

    @Test
    void shouldAcceptAndStillTell() throws Exception {
        // Given
        var accepted = new Acceptance("weak-lock", "lock *", "walled up", LocalDate.parse("2026-07-01"));

        // When
        var report =
                audit(locks(weak("lock a")), Optional.empty(), false, accepted).run(context(History.none(), false));

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.verdict()).isEqualTo("3 things looked at, nothing needs action; accepted: 1");
        assertThat(report.findings()).extracting(Finding::severity).containsExactly(Severity.INFO);
        assertThat(Reports.rows(report, "Accepted"))
                .containsExactly(List.of("weak-lock", "lock *", "walled up", "2026-07-01", "16", "1"));
    }

    @Test
    void shouldWriteABaselineAndLetItFailNothing() throws Exception {
        // Given
        var file = Optional.of(folder.resolve("known/baseline.json"));
        var written = audit(locks(weak("lock a")), file, true).run(context(History.none(), false));

        // When
        var report = audit(locks(weak("lock a"), weak("lock b")), file, false).run(context(History.none(), false));

        // Then
        assertThat(written.status()).isEqualTo(Status.OK);
        assertThat(written.verdict()).isEqualTo("3 things looked at, nothing needs action; in the baseline: 1");
        assertThat(Reports.problems(report)).extracting(Finding::subject).containsExactly("lock b");
        assertThat(Reports.rows(report, "In the baseline of 2026-06-15")).hasSize(1);
    }

    @Test
    void shouldChangeNothingInADryRun() throws Exception {
        // Given
        var file = folder.resolve("baseline.json");

        // When
        var report = audit(locks(weak("lock a")), Optional.of(file), true).run(context(History.none(), true));

        // Then
        assertThat(report.verdict()).isEqualTo("would make 1 check; nothing was looked at");
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("report")).doesNotExist();
    }

    private void create(String yaml, Map<String, String> options) throws Exception {
        var file = Files.writeString(folder.resolve("upkeep.yaml"), yaml);
        var config = ConfigFile.read(file, TaskFamilies.sections(), Map.of());
        new SecurityFamily()
                .tasks().stream()
                        .filter(task -> task.name().equals("security-audit"))
                        .findFirst()
                        .orElseThrow()
                        .factory()
                        .create(config, new TaskOptions(options));
    }

    @Test
    void shouldRefuseWhatCannotBeMeant() {
        assertThatThrownBy(() -> create("service: shop\n", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("names nothing that security-audit could look at");
        var logs = "service: shop\napi: {accessLogs: {files: [access.log]}}\n";
        assertThatThrownBy(() -> create(logs, Map.of("writeBaseline", "true")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("security.baseline: must name the file");
        var accepted = "security: {accepted: [{rule: nonsense, reason: x, until: 2026-12-31}]}\n";
        assertThatThrownBy(() -> create(logs + accepted, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no check of this configuration has the rule 'nonsense'; it has access-attack");
        assertThatThrownBy(() -> create(logs + accepted.replace("2026-12-31", "soon"), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("must be a day such as 2026-12-31");
    }

    @Test
    void shouldLookThroughTheAccessLogs() throws Exception {
        // Given an address that tries passwords
        var line = "203.0.113.9 - - [15/Jun/2026:02:%02d:%02d +0000] \"POST /login HTTP/1.1\" 401 1 \"-\" \"curl\"%n";
        var text = new StringBuilder();
        for (int second = 0; second < 300; second++) {
            text.append(line.formatted(second / 60, second % 60));
        }
        Files.writeString(folder.resolve("access.log"), text);
        var file = Files.writeString(
                folder.resolve("upkeep.yaml"), "service: shop\napi: {accessLogs: {files: [access.log]}}\n");
        var config = ConfigFile.read(file, TaskFamilies.sections(), Map.of());
        var task = new SecurityFamily().tasks().get(0).factory().create(config, TaskOptions.none());

        // When
        var report = task.run(context(History.none(), false));

        // Then
        assertThat(Reports.problems(report)).isNotEmpty();
        assertThat(report.verdict()).contains("203.0.113.9");
        assertThat(Files.readString(folder.resolve("report/audit.sarif"))).contains("access-attack");
    }
}
