package io.jenkins.plugins.upkeep.review.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class ScheduleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final int DISTANCE = 14;
    private static final List<String> PRODUCTS =
            List.of("debian", "postgresql", "redis", "python", "nginx", "frobnicator");

    @Test
    void shouldNeverPlanThePastNorAnotherDayOfTheWeek() {
        qt().withExamples(300)
                .forAll(works(), arbitrary().enumValues(DayOfWeek.class))
                .checkAssert((works, weekday) -> {
                    var steps = plan(works, weekday);

                    assertThat(steps).extracting(Step::work).containsExactlyInAnyOrderElementsOf(works);
                    assertThat(steps).allSatisfy(step -> {
                        assertThat(step.day()).isAfter(TODAY);
                        assertThat(step.day().getDayOfWeek()).isEqualTo(weekday);
                    });
                    assertThat(steps).extracting(Step::day).isSorted();
                });
    }

    @Test
    void shouldKeepUpgradesApart() {
        qt().withExamples(300).forAll(works()).checkAssert(works -> {
            var days = upgrades(plan(works, DayOfWeek.SUNDAY)).stream()
                    .map(Step::day)
                    .toList();

            for (int at = 1; at < days.size(); at++) {
                assertThat(ChronoUnit.DAYS.between(days.get(at - 1), days.get(at)))
                        .isGreaterThanOrEqualTo(DISTANCE);
            }
        });
    }

    /** Where the days suffice with all preparation, nothing is late. */
    @Test
    void shouldUpgradeBeforeTheEndWhereThatCanBe() {
        qt().withExamples(300).forAll(works()).checkAssert(works -> {
            var upgrades = works.stream().filter(ScheduleTest::isUpgrade).toList();
            var ended = upgrades.stream()
                    .filter(work -> work.urgency() == Urgency.NOW)
                    .count();
            var ends = upgrades.stream()
                    .filter(work -> work.urgency() != Urgency.NOW)
                    .map(work -> work.end().orElseThrow())
                    .sorted()
                    .toList();
            var enough = IntStream.range(0, ends.size())
                    .allMatch(at -> ends.get(at).isAfter(TODAY.plusDays(7 + 28 + DISTANCE * (ended + at + 1))));

            var steps = plan(works, DayOfWeek.SUNDAY);

            assertThat(!enough || steps.stream().noneMatch(Step::isLate)).isTrue();
        });
    }

    @Test
    void shouldBeginWithWhatHasEnded() {
        qt().withExamples(300).forAll(works()).checkAssert(works -> {
            var urgencies = upgrades(plan(works, DayOfWeek.SUNDAY)).stream()
                    .map(step -> step.work().urgency() != Urgency.NOW)
                    .toList();

            assertThat(urgencies).isSortedAccordingTo(Comparator.naturalOrder());
        });
    }

    @Test
    void shouldPutWhatHasEndedOnTheNextDayOfMaintenance() {
        var steps = plan(List.of(upgrade("postgresql", Urgency.NOW, -381)), DayOfWeek.SUNDAY);

        assertThat(steps).extracting(Step::day).containsExactly(LocalDate.of(2026, 12, 6));
        assertThat(steps.get(0).isLate()).isFalse();
    }

    @Test
    void shouldUpgradeTheSystemBeforeADatabaseThatCanWait() {
        // Given: the system is supported for longer than the database on it
        var works = List.of(
                upgrade("redis", Urgency.PLANNED, 200),
                upgrade("postgresql", Urgency.PLANNED, 300),
                upgrade("debian", Urgency.PLANNED, 360));

        // When
        var order = plan(works, DayOfWeek.SATURDAY).stream()
                .map(step -> step.work().product())
                .toList();

        // Then
        assertThat(order).containsExactly("redis", "debian", "postgresql");
    }

    @Test
    void shouldNotLetADatabaseThatHasEndedWaitForTheSystem() {
        var works = List.of(upgrade("debian", Urgency.PLANNED, 300), upgrade("postgresql", Urgency.NOW, -10));

        assertThat(plan(works, DayOfWeek.SUNDAY))
                .extracting(step -> step.work().product())
                .containsExactly("postgresql", "debian");
    }

    @Test
    void shouldSayWhatIsLate() {
        var works = List.of(upgrade("redis", Urgency.SOON, 10), upgrade("nginx", Urgency.SOON, 11));

        assertThat(plan(works, DayOfWeek.SUNDAY)).extracting(Step::isLate).containsExactly(false, true);
    }

    @Test
    void shouldGiveAFewPatchesTheSameDay() {
        var works = IntStream.range(0, 5)
                .mapToObj(at -> work(Work.Kind.PATCH, "redis", Urgency.SOON, 0))
                .toList();

        assertThat(plan(works, DayOfWeek.MONDAY))
                .extracting(step -> step.day().toString())
                .containsExactly("2026-11-30", "2026-11-30", "2026-11-30", "2026-12-07", "2026-12-07");
    }

    private static List<Step> plan(List<Work> works, DayOfWeek weekday) {
        return new Schedule(TODAY, weekday, Duration.ofDays(DISTANCE)).plan(works);
    }

    private static List<Step> upgrades(List<Step> steps) {
        return steps.stream().filter(step -> isUpgrade(step.work())).toList();
    }

    private static boolean isUpgrade(Work work) {
        return work.kind() == Work.Kind.MAJOR;
    }

    private static Gen<List<Work>> works() {
        var work = arbitrary()
                .enumValues(Work.Kind.class)
                .zip(
                        integers().between(0, PRODUCTS.size() - 1),
                        integers().between(-1_000, 364),
                        (kind, product, days) -> work(kind, PRODUCTS.get(product), urgency(days), days));
        return lists().of(work).ofSizeBetween(0, 9);
    }

    private static Urgency urgency(int days) {
        if (days < 0) {
            return Urgency.NOW;
        }
        return days < Judge.SOON_DAYS ? Urgency.SOON : Urgency.PLANNED;
    }

    private static Work upgrade(String product, Urgency urgency, int days) {
        return work(Work.Kind.MAJOR, product, urgency, days);
    }

    private static Work work(Work.Kind kind, String product, Urgency urgency, int days) {
        var end = kind == Work.Kind.MAJOR ? Optional.of(TODAY.plusDays(days)) : Optional.<LocalDate>empty();
        return new Work(kind, product, product, "1", "2", "it ends", urgency, end, Effort.major(product));
    }
}
