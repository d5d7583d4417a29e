package io.jenkins.plugins.upkeep.backup.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionPlanTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Retention RULE = new Retention(7, 4, 12, 5);
    private static final List<VerificationLevel> LEVELS = List.of(VerificationLevel.values());

    @Test
    void shouldKeepTheLastOfDaysWeeksMonthsAndYears() {
        // Given
        var sets = IntStream.range(0, 1000)
                .mapToObj(day -> set(Duration.ofDays(day), VerificationLevel.STORED))
                .toList();

        // When
        var kept = kept(RetentionPlan.of(sets, RULE, NOW));

        // Then
        assertThat(kept)
                .extracting(set -> set.manifest().started().toString().substring(0, 10))
                .containsExactly(
                        "2026-11-25",
                        "2026-11-24",
                        "2026-11-23",
                        "2026-11-22",
                        "2026-11-21",
                        "2026-11-20",
                        "2026-11-19",
                        "2026-11-15",
                        "2026-11-08",
                        "2026-10-31",
                        "2026-09-30",
                        "2026-08-31",
                        "2026-07-31",
                        "2026-06-30",
                        "2026-05-31",
                        "2026-04-30",
                        "2026-03-31",
                        "2026-02-28",
                        "2026-01-31",
                        "2025-12-31",
                        "2024-12-31");
    }

    @Test
    void shouldRemoveNothingAfterWeeksOfFailures() {
        // Given
        var good = set(Duration.ofDays(60), VerificationLevel.STORED);
        var older = set(Duration.ofDays(61), VerificationLevel.STORED);
        var failed = set(Duration.ofDays(30), VerificationLevel.NONE);

        // When
        var plan = RetentionPlan.of(List.of(failed, good, older), new Retention(2, 0, 0, 0), NOW);

        // Then
        assertThat(kept(plan)).containsExactly(failed, good, older);
    }

    @Test
    void shouldKeepTheNewestThatWasRestored() {
        // Given
        var restored = set(Duration.ofDays(20), VerificationLevel.RESTORED);
        var stored = set(Duration.ofDays(1), VerificationLevel.STORED);
        var between = set(Duration.ofDays(10), VerificationLevel.STORED);

        // When
        var plan = RetentionPlan.of(List.of(restored, stored, between), new Retention(1, 0, 0, 0), NOW);

        // Then
        assertThat(kept(plan)).containsExactly(stored, restored);
    }

    @Test
    void shouldLetUnverifiedSetsGoOnceANewerOneIsVerified() {
        // Given
        var verified = set(Duration.ofDays(1), VerificationLevel.STORED);
        var young = set(Duration.ofDays(7), VerificationLevel.NONE);
        var old = set(Duration.ofDays(8), VerificationLevel.NONE);

        // When
        var plan = RetentionPlan.of(List.of(verified, young, old), RULE, NOW);

        // Then
        assertThat(kept(plan)).containsExactly(verified, young);
    }

    @Test
    void shouldNotLetASetFromTheFutureTakeAPlace() {
        // Given
        var future = set(Duration.ofDays(-400), VerificationLevel.RESTORED);
        var now = set(Duration.ZERO, VerificationLevel.STORED);

        // When
        var plan = RetentionPlan.of(List.of(future, now), new Retention(1, 0, 0, 0), NOW);

        // Then
        assertThat(kept(plan)).containsExactly(future, now);
        assertThat(plan.decisions().get(0).reason()).contains("future");
    }

    /** Two machines never agree to the second; a day is no such difference. */
    @Test
    void shouldTakeASetOfAClockThatIsJustAhead() {
        // Given
        var ahead = set(Duration.ofMinutes(-9), VerificationLevel.STORED);
        var older = set(Duration.ofDays(1), VerificationLevel.STORED);
        var tomorrow = set(Duration.ofDays(-1), VerificationLevel.STORED);
        var rule = new Retention(1, 0, 0, 0);

        // Then
        assertThat(kept(RetentionPlan.of(List.of(ahead, older), rule, NOW))).containsExactly(ahead);
        assertThat(kept(RetentionPlan.of(List.of(tomorrow, older), rule, NOW))).containsExactly(tomorrow, older);
    }

    /** The first days of January 2021 belong to the last week of 2020. */
    @Test
    void shouldCountTheWeeksOfIso() {
        assertThat(Slot.WEEK.name(Instant.parse("2020-12-28T00:00:00Z"))).isEqualTo("2020-W53");
        assertThat(Slot.WEEK.name(Instant.parse("2021-01-03T23:59:59Z"))).isEqualTo("2020-W53");
        assertThat(Slot.WEEK.name(Instant.parse("2021-01-04T00:00:00Z"))).isEqualTo("2021-W1");
    }

    @Test
    void shouldKeepOneOfTwoThatBeganAtTheSameInstant() {
        // Given
        var one = set(Duration.ofDays(1), VerificationLevel.STORED);
        var other = set(Duration.ofDays(1), VerificationLevel.STORED);

        // When
        var plan = RetentionPlan.of(List.of(one, other), RULE, NOW);

        // Then
        assertThat(kept(plan)).hasSize(1);
        assertThat(RetentionPlan.of(List.of(other, one), RULE, NOW)).isEqualTo(plan);
    }

    @Test
    void shouldRemoveNoMoreBecauseTheClockIsAhead() {
        qt().forAll(
                        lists().of(integers().between(0, 2000)).ofSizeBetween(0, 40),
                        integers().between(0, 4000))
                .checkAssert((days, ahead) -> {
                    var random = new Random(ahead);
                    var sets = new ArrayList<BackupSet>();
                    days.stream().distinct().forEach(day -> sets.add(set(Duration.ofDays(day), any(random))));
                    var late = NOW.plus(Duration.ofDays(ahead));
                    assertThat(kept(RetentionPlan.of(sets, RULE, late)))
                            .isEqualTo(kept(RetentionPlan.of(sets, RULE, NOW)));
                });
    }

    @Test
    void shouldKeepMoreByARuleThatAsksForMore() {
        qt().forAll(
                        lists().of(integers().between(0, 2000)).ofSizeBetween(0, 40),
                        integers().all())
                .checkAssert((days, seed) -> {
                    var random = new Random(seed);
                    var sets = new ArrayList<BackupSet>();
                    days.stream().distinct().forEach(day -> sets.add(set(Duration.ofDays(day), any(random))));
                    var rule = new Retention(
                            1 + random.nextInt(5), random.nextInt(5), random.nextInt(5), random.nextInt(5));
                    var more = new Retention(
                            rule.daily() + random.nextInt(2),
                            rule.weekly() + random.nextInt(2),
                            rule.monthly() + random.nextInt(2),
                            rule.yearly() + random.nextInt(2));
                    assertThat(kept(RetentionPlan.of(sets, more, NOW)))
                            .containsAll(kept(RetentionPlan.of(sets, rule, NOW)));
                });
    }

    @Test
    void shouldNeverRemoveTheNewestVerifiedSetNorDependOnTheOrder() {
        qt().forAll(
                        lists().of(integers().between(-500, 2000)).ofSizeBetween(0, 40),
                        integers().all())
                .checkAssert((days, seed) -> {
                    var random = new Random(seed);
                    var sets = new ArrayList<BackupSet>();
                    days.stream().distinct().forEach(day -> sets.add(set(Duration.ofDays(day), any(random))));
                    var rule = new Retention(1 + random.nextInt(3), random.nextInt(3), random.nextInt(3), 0);
                    var plan = RetentionPlan.of(sets, rule, NOW);
                    sets.stream()
                            .filter(set -> set.level() != VerificationLevel.NONE)
                            .filter(set -> !set.manifest().started().isAfter(NOW))
                            .reduce((one, other) -> one.manifest()
                                            .started()
                                            .isAfter(other.manifest().started())
                                    ? one
                                    : other)
                            .ifPresent(newest -> assertThat(kept(plan)).contains(newest));
                    var shuffled = new ArrayList<>(sets);
                    Collections.shuffle(shuffled, random);
                    assertThat(RetentionPlan.of(shuffled, rule, NOW)).isEqualTo(plan);
                    assertThat(kept(RetentionPlan.of(kept(plan), rule, NOW))).isEqualTo(kept(plan));
                });
    }

    private static VerificationLevel any(Random random) {
        return LEVELS.get(random.nextInt(LEVELS.size()));
    }

    private static List<BackupSet> kept(RetentionPlan plan) {
        return plan.decisions().stream()
                .filter(RetentionPlan.Decision::stays)
                .map(RetentionPlan.Decision::set)
                .toList();
    }

    private static BackupSet set(Duration age, VerificationLevel level) {
        var started = NOW.minus(age);
        var manifest = new Manifest(
                Manifest.SCHEMA,
                SetId.begunAt(started).text(),
                "shop",
                started,
                started,
                "test",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
        var proofs = level == VerificationLevel.NONE
                ? List.<Verification>of()
                : List.of(Verification.of(manifest, level, started));
        return new BackupSet(manifest, proofs);
    }
}
