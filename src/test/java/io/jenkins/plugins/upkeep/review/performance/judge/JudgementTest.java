package io.jenkins.plugins.upkeep.review.performance.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.review.performance.figure.Area;
import io.jenkins.plugins.upkeep.review.performance.figure.Figure;
import io.jenkins.plugins.upkeep.review.performance.figure.LimitMeaning;
import io.jenkins.plugins.upkeep.review.performance.figure.Source;
import io.jenkins.plugins.upkeep.review.performance.figure.Track;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of what several figures tell of the same thing, the worst counts, once; each thing counts for itself. */
class JudgementTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    private static Assessment disk(String figure, String subject, double value) {
        var points = IntStream.range(0, 60)
                .mapToObj(day -> new History.Point(NOW.minus(Duration.ofDays(59L - day)), value))
                .toList();
        var kind = Figure.of(Area.RESOURCES, Unit.RATIO, figure, "Disk").meaning(LimitMeaning.capacity(0.90, 0.95));
        var track = Track.of(kind, subject, Source.REPORTS, points, OptionalDouble.of(0.9));
        return Assessment.of(track, NOW, Duration.ofDays(90));
    }

    private static List<String> told(Assessment... assessments) {
        return Judgement.of(List.of(assessments), LocalDate.ofInstant(NOW, ZoneOffset.UTC), 0.2).concerns().stream()
                .map(concern -> concern.finding().severity() + " "
                        + concern.assessment().track().subject())
                .toList();
    }

    @Test
    void shouldTellOnceWhatTwoTellOfTheSameThing() {
        assertThat(told(disk("host_disk_used", "disk /", 0.97), disk("node_disk", "/ on db:9100", 0.97)))
                .containsExactly(Severity.CRITICAL + " / on db:9100");
    }

    @Test
    void shouldTellOfEachThing() {
        assertThat(told(disk("host_disk_used", "disk /data", 0.97), disk("node_disk", "/ on db:9100", 0.92)))
                .containsExactly(Severity.CRITICAL + " disk /data", Severity.WARNING + " / on db:9100");
    }

    @Test
    void shouldKeepTheWorst() {
        assertThat(told(disk("host_disk_used", "disk /", 0.97), disk("node_disk", "/ on db:9100", 0.92)))
                .containsExactly(Severity.CRITICAL + " disk /");
    }

    @Test
    void shouldNotTakeTheSameFolderOfTwoHostsForOne() {
        assertThat(told(
                        disk("host_disk_used", "disk /", 0.97),
                        disk("node_disk", "/ on db:9100", 0.97),
                        disk("node_disk", "/ on app:9100", 0.97)))
                .hasSize(3);
    }

    @Test
    void shouldTakeTheWholeForTheOnlyThingThereIs() {
        assertThat(told(disk("database_size", "", 0.97), disk("pg_size", "shop", 0.97)))
                .containsExactly(Severity.CRITICAL + " shop");
        assertThat(told(disk("database_size", "", 0.97), disk("pg_size", "shop", 0.97), disk("pg_size", "x", 0.97)))
                .hasSize(3);
    }

    @Test
    void shouldSayOnceWhatToDoForTwoReasons() {
        // Given a response time that became worse and is beyond its limit
        var points = IntStream.range(0, 60)
                .mapToObj(day -> new History.Point(NOW.minus(Duration.ofDays(59L - day)), 0.1 + 0.005 * day))
                .toList();
        var kind = Figure.of(Area.API, Unit.SECONDS, "api_average", "Average response time")
                .low("see what was deployed")
                .meaning(LimitMeaning.aim());
        var track = Track.of(kind, "", Source.REPORTS, points, OptionalDouble.of(0.3));

        // When
        var judgement = Judgement.of(
                List.of(Assessment.of(track, NOW, Duration.ofDays(90))), LocalDate.ofInstant(NOW, ZoneOffset.UTC), 0.2);

        // Then
        assertThat(judgement.concerns())
                .extracting(Concern::kind)
                .containsExactly(Concern.Kind.LIMIT, Concern.Kind.WORSE);
        assertThat(judgement.recommendations()).hasSize(1);
    }
}
