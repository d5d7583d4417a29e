package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutlookChartTest {
    private static final Instant START = Instant.parse("2026-01-10T00:00:00Z");

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }

    private static List<View.Point> points(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(at -> new View.Point(day(at * 10), values[at]))
                .toList();
    }

    private static View.Outlook outlook(Unit unit, List<View.Point> points, OptionalDouble limit) {
        var expected = List.of(new View.Expected(day(60), 48, 50, 52), new View.Expected(day(120), 55, 60, 65));
        var marks = List.of(new View.Mark(day(20), "30 Jan"), new View.Mark(day(21), "31 Jan"));
        return new View.Outlook("Resources", "Disk", unit, points, expected, limit, marks, List.of("Now 50"));
    }

    private static String html(View.Outlook... charts) {
        return Fragments.views(List.of(new View.Outlooks("How it went", List.of(charts))));
    }

    @Test
    void shouldDrawTheLineTheRangeTheLimitAndTheBreaks() {
        // When
        var html = html(outlook(Unit.COUNT, points(10, 20, 30, 35, 40, 45), OptionalDouble.of(70)));

        // Then
        assertThat(html)
                .contains("class=\"line line-1\"", "class=\"band\"", "class=\"line expected\"", "class=\"limit-line\"")
                .contains("limit 70", ">forecast<", ">30 Jan<", "<bdi>Now 50</bdi>", ">Feb 2026<", ">Mar<")
                .doesNotContain("style=", "NaN", ">31 Jan<");
        assertThat(Pattern.compile("class=\"break\"").matcher(html).results()).hasSize(2);
    }

    @Test
    void shouldLeaveOutALimitThatIsFarAway() {
        // When
        var html = html(outlook(Unit.COUNT, points(10, 20, 30), OptionalDouble.of(10_000)));

        // Then
        assertThat(html).doesNotContain("limit-line").contains("class=\"band\"");
    }

    @Test
    void shouldHaveMarksThatPeopleCanRead() {
        // Given
        var hours = new View.Outlook(
                "",
                "",
                Unit.SECONDS,
                points(3600, 9000, 20_000),
                List.of(),
                OptionalDouble.empty(),
                List.of(),
                List.of());
        var level = new View.Outlook(
                "", "", Unit.RATIO, points(0.96, 0.97, 0.98), List.of(), OptionalDouble.empty(), List.of(), List.of());

        // Then
        assertThat(html(hours)).contains(">0 s<", ">2 h<", ">6 h<");
        assertThat(html(level)).contains(">96 %<", ">98 %<").doesNotContain(">0 %<");
    }

    @Test
    void shouldTellMarksApart() {
        // Given parts of a whole that differ little, one that is as good as none, and a count that is always nought
        var cache = plain(Unit.RATIO, points(0.9986, 0.9990, 0.9994));
        var sequence = plain(Unit.RATIO, points(4.6e-8, 4.6e-8, 4.7e-8));
        var dead = plain(Unit.COUNT, points(0, 0, 0));

        // Then
        assertThat(html(cache)).contains(">99.86 %<", ">99.88 %<", ">99.9 %<", ">99.94 %<");
        assertThat(html(sequence)).contains(">0 %<", ">0.001 %<").doesNotContain("below");
        assertThat(html(dead)).contains(">0<", ">1<").doesNotContain("e-10");
    }

    private static View.Outlook plain(Unit unit, List<View.Point> points) {
        return new View.Outlook("", "", unit, points, List.of(), OptionalDouble.empty(), List.of(), List.of());
    }

    @Test
    void shouldDrawWhatIsOdd() {
        for (var points : List.of(
                points(0),
                points(5),
                points(0, 0, 0),
                points(7, 7),
                points(1e-9, 2e-9),
                points(1e15, 2e15),
                points(-3, 4),
                points(1, Double.NaN, 2))) {
            var outlook = new View.Outlook(
                    "g", "t", Unit.COUNT, points, List.of(), OptionalDouble.of(0), List.of(), List.of());
            assertThat(html(outlook)).as(points.toString()).contains("line-1").doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void shouldSayThatThereIsNothing() {
        var empty = new View.Outlook(
                "", "", Unit.COUNT, points(Double.NaN), List.of(), OptionalDouble.empty(), List.of(), List.of());

        assertThat(html(empty)).contains("No numbers yet.");
    }

    @Test
    void shouldEscapeWhatIsForeign() {
        var hostile = new View.Outlook(
                "<b>",
                "<script>",
                Unit.COUNT,
                points(1, 2),
                List.of(),
                OptionalDouble.empty(),
                List.of(new View.Mark(day(3), "</svg>")),
                List.of("\"><i>"));

        assertThat(html(hostile)).doesNotContain("<script", "<b>", "<i>").contains("&lt;/svg&gt;");
    }

    @Test
    void shouldComeBackFromJson() throws Exception {
        // Given
        var report = Report.of("performance-review", "shop")
                .add(new View.Outlooks("x", List.of(outlook(Unit.BYTES, points(1, 2), OptionalDouble.empty()))))
                .build(START, Duration.ZERO, "well");

        // When
        var again = ReportJson.parse(ReportJson.text(report), "report");

        // Then
        assertThat(again).isEqualTo(report);
    }
}
