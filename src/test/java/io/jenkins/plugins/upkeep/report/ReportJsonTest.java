package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quicktheories.core.Gen;

class ReportJsonTest {
    @Test
    void shouldWriteOneFixedForm() {
        var report = Report.of("health-check", "hyperopt")
                .add(Finding.warning("disk /", "91 %", "90 %", "Remove old files."))
                .add(Measurement.of("disk_used", 0.91, Unit.RATIO).on("/").limit(0.9))
                .add(Measurement.count("probes", 5))
                .add(new Artifact("a b.txt", "a file"))
                .section(new SampleReports.BackupSection("x", 3, List.of("public")))
                .build(Instant.parse("2026-11-22T03:00:04.21Z"), Duration.ofMillis(1_500), "The disk is nearly full.");

        assertThat(ReportJson.text(report)).isEqualTo("""
                {
                  "schema": "upkeep/report/1",
                  "task": "health-check",
                  "service": "hyperopt",
                  "started": "2026-11-22T03:00:04.210Z",
                  "duration": 1.5,
                  "status": "WARNING",
                  "verdict": "The disk is nearly full.",
                  "findings": [ {
                    "severity": "WARNING",
                    "subject": "disk /",
                    "seen": "91 %",
                    "limit": "90 %",
                    "action": "Remove old files."
                  } ],
                  "measurements": [ {
                    "name": "disk_used",
                    "subject": "/",
                    "unit": "RATIO",
                    "value": 0.91,
                    "limit": 0.9,
                    "reason": null
                  }, {
                    "name": "probes",
                    "subject": "",
                    "unit": "COUNT",
                    "value": 5,
                    "limit": null,
                    "reason": null
                  } ],
                  "artifacts": [ {
                    "path": "a b.txt",
                    "description": "a file"
                  } ],
                  "views": [ ],
                  "backup": {
                    "id": "x",
                    "tables": 3,
                    "schemas": [ "public" ]
                  }
                }
                """);
    }

    @Test
    void shouldChangeFreeTextsAndLeaveTheWordsOfPrograms() throws Exception {
        // Given
        var report = Report.of("health-check", "OK")
                .add(Finding.warning("disk \"OK\"", "OK", "OK", "OK"))
                .add(new Artifact("OK.txt", "OK"))
                .section(new SampleReports.BackupSection("OK", 3, List.of("OK")))
                .build(Instant.EPOCH, Duration.ofSeconds(1), "OK, or not");

        // When
        var changed = ReportJson.rewrite(ReportJson.text(report), "report.json", text -> text.replace("OK", "****"));

        // Then
        var read = ReportJson.parse(changed, "report.json");
        assertThat(read.status()).isEqualTo(Status.WARNING);
        assertThat(read.verdict()).isEqualTo("****, or not");
        assertThat(read.service()).isEqualTo("****");
        assertThat(read.findings()).containsExactly(Finding.warning("disk \"****\"", "****", "****", "****"));
        assertThat(read.artifacts()).containsExactly(new Artifact("OK.txt", "****"));
        assertThat(changed.replace("OK.txt", "")).doesNotContain("OK");
        assertThat(ReportJson.rewrite(ReportJson.text(report), "report.json", text -> text))
                .isEqualTo(ReportJson.text(report));
    }

    @Test
    void shouldWriteDaysAsTextAndLeaveThemAlone() throws Exception {
        // Given
        var report = SampleReports.upgradePlan();

        // When
        var text = ReportJson.text(report);
        var changed = ReportJson.rewrite(text, "report.json", word -> word.replace("2026", "****"));

        // Then
        assertThat(text).contains("\"type\": \"periods\"", "\"today\": \"2026-11-22\"", "\"kind\": \"SECURITY\"");
        assertComesBack(report);
        assertThat(ReportJson.parse(changed, "report.json").views()).isEqualTo(report.views());
        assertThat(changed).doesNotContain("on 2026-12-06");
    }

    @Test
    void shouldComeBackFromAFolder(@TempDir Path folder) throws Exception {
        var report = SampleReports.restoreTest();

        var file = ReportJson.write(report, folder);

        assertThat(file).hasFileName("report.json");
        assertThat(ReportJson.read(file)).isEqualTo(report);
    }

    @Test
    void shouldKeepASectionThatItDoesNotKnow() throws UpkeepException {
        var text = ReportJson.text(SampleReports.verifiedBackup());

        var read = ReportJson.parse(text, "report.json");

        var section = (RawSection) read.section().orElseThrow();
        assertThat(section.key()).isEqualTo("backup");
        assertThat(section.content().path("tables").asInt()).isEqualTo(30);
        assertThat(ReportJson.text(read)).isEqualTo(text);
    }

    @Test
    void shouldComeBackWhateverIsInIt() {
        qt().withExamples(200).forAll(reports()).checkAssert(ReportJsonTest::assertComesBack);
    }

    @Test
    void shouldSurviveHostileText() throws UpkeepException {
        assertComesBack(SampleReports.failedHealthCheck());
        var hostile = ReportJson.text(SampleReports.hostile());

        assertThat(ReportJson.text(ReportJson.parse(hostile, "report.json"))).isEqualTo(hostile);
    }

    @Test
    void shouldIgnoreWhatALaterVersionAdds() throws UpkeepException {
        var text = ReportJson.text(SampleReports.restoreTest())
                .replace("\"task\"", "\"colour\": \"blue\", \"host\": {\"name\": \"a\"}, \"task\"")
                .replace("\"subject\"", "\"since\": [1], \"subject\"");

        var read = ReportJson.parse(text, "report.json");

        assertThat(read.findings()).isEqualTo(SampleReports.restoreTest().findings());
    }

    @Test
    void shouldReadAReportWithoutItsEmptyParts() throws UpkeepException {
        var text = """
                {"schema": "upkeep/report/1", "task": "t", "service": "s", "started": "2026-11-22T03:00:04Z",
                 "duration": 2, "status": "OK", "verdict": "All is well."}""";

        var read = ReportJson.parse(text, "report.json");

        assertThat(read)
                .isEqualTo(Report.of("t", "s")
                        .build(Instant.parse("2026-11-22T03:00:04Z"), Duration.ofSeconds(2), "All is well."));
    }

    @Test
    void shouldNameTheFileAndWhatIsWrong(@TempDir Path folder) {
        assertRefused("{\"schema\": \"upkeep/report/9\"}", "old.json: has the schema upkeep/report/9, this tool reads");
        assertRefused("{\"task\": \"t\"}", "old.json: is not a report, it has no schema");
        assertRefused("[1]", "old.json: is not a report");
        assertRefused("", "old.json: is not a report");
        assertRefused("{\"schema\": \"upkeep/report/1\", ", "old.json: is not a valid report");
        assertRefused("{\"schema\": \"upkeep/report/1\"}", "old.json: is not a valid report");
        assertRefused("{\"schema\": \"upkeep/report/1\", \"status\": \"FINE\"}", "old.json: is not a valid report");
        assertThatThrownBy(() -> ReportJson.read(folder.resolve("none.json")))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("none.json: cannot be read");
    }

    @Test
    void shouldRefuseASectionInThePlaceOfAField() {
        var report = Report.of("t", "s").section(() -> "findings").build(Instant.EPOCH, Duration.ZERO, "");

        assertThatThrownBy(() -> ReportJson.text(report)).hasMessageContaining("section findings has the key");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> ReportJson.parse(text, "old.json"))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining(message);
    }

    private static void assertComesBack(Report report) {
        try {
            assertThat(ReportJson.parse(ReportJson.text(report), "report.json")).isEqualTo(report);
        } catch (UpkeepException e) {
            throw new AssertionError("report of " + report.task() + " did not come back", e);
        }
    }

    private static Gen<Report> reports() {
        var texts = strings().allPossible().ofLengthBetween(0, 20);
        return texts.zip(findings(texts), measurements(texts), durations(), ReportJsonTest::report);
    }

    private static Report report(
            String text, List<Finding> findings, List<Measurement> measurements, Duration duration) {
        var builder = Report.of(text, text).add(new Artifact(text, text));
        findings.forEach(builder::add);
        measurements.forEach(builder::add);
        measurements.forEach(one -> builder.add(view(text, one)));
        return builder.build(Instant.ofEpochMilli(duration.toSeconds()), duration, text);
    }

    private static View view(String text, Measurement measurement) {
        var value = measurement.value().orElse(Double.NaN);
        return new View.Lines(
                text,
                measurement.unit(),
                List.of(new View.Series(text, List.of(new View.Point(Instant.EPOCH, value)))));
    }

    private static Gen<List<Finding>> findings(Gen<String> texts) {
        var severities = arbitrary().enumValues(Severity.class);
        var finding = severities.zip(texts, (severity, text) -> new Finding(severity, text, text, text, text + "."));
        return lists().of(finding).ofSizeBetween(0, 4);
    }

    private static Gen<List<Measurement>> measurements(Gen<String> texts) {
        var measurement = texts.zip(doubles().any().assuming(Double::isFinite), ReportJsonTest::measurement);
        return lists().of(measurement).ofSizeBetween(0, 4);
    }

    private static Measurement measurement(String text, double value) {
        var measured = Measurement.of(text, value, Unit.RATIO).limit(value / 2);
        return text.length() % 2 == 0
                ? measured
                : new Measurement(
                        text, text, Unit.BYTES, OptionalDouble.empty(), OptionalDouble.empty(), Optional.of(text));
    }

    private static Gen<Duration> durations() {
        return longs().between(0, Long.MAX_VALUE).map(Duration::ofNanos);
    }
}
