package io.jenkins.plugins.upkeep.dependencies.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WeaknessTest {
    @Test
    void shouldTellOfOneWeaknessOnceHoweverManyNamesItHas() {
        // Given
        var ghsa = advisory("GHSA-1", List.of("CVE-1"), List.of());
        var other = advisory("CVE-2", List.of(), List.of());
        var pysec = advisory("PYSEC-1", List.of("CVE-1"), List.of());

        // When
        var weaknesses = Weakness.of(List.of(ghsa, other, pysec));

        // Then
        assertThat(weaknesses).extracting(Weakness::name).containsExactlyInAnyOrder("CVE-1", "CVE-2");
        assertThat(weaknesses).extracting(one -> one.advisories().size()).containsExactlyInAnyOrder(2, 1);
    }

    @Test
    void shouldSeeThatTwoAreOneWhenAThirdSaysSo() {
        // Given
        var one = advisory("A-1", List.of("A-0"), List.of());
        var other = advisory("B-1", List.of("B-0"), List.of());
        var both = advisory("C-1", List.of("A-0", "B-0"), List.of());

        // When, Then
        assertThat(Weakness.of(List.of(one, other, both))).hasSize(1);
    }

    @Test
    void shouldKnowAWeaknessOfADistributionByItsFirstName() {
        // Given
        var single = advisory("DEBIAN-CVE-1", List.of(), List.of("CVE-1"));
        var several = advisory("DSA-1-1", List.of(), List.of("CVE-1", "CVE-2"));

        // When
        var weaknesses = Weakness.of(List.of(single, several));

        // Then
        assertThat(weaknesses).hasSize(2);
        assertThat(weaknesses.get(0).names()).containsExactly("CVE-1", "DEBIAN-CVE-1");
    }

    @Test
    void shouldKeepTheNameWhenOthersComeLater() {
        // Given
        var first = advisory("GHSA-1", List.of("CVE-2021-9999"), List.of());
        var more = advisory(
                "PYSEC-1",
                List.of("CVE-2021-9999", "CVE-2021-10000", "CVE-2022-1"),
                List.of("CVE-2020-1", "CVE-2020-2"));

        // When, Then
        assertThat(Weakness.of(List.of(first)).get(0).name()).isEqualTo("CVE-2021-9999");
        assertThat(Weakness.of(List.of(more, first)))
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("CVE-2021-9999"));
    }

    @Test
    void shouldGiveNoTwoWeaknessesOneName() {
        // Given
        var single = advisory("DEBIAN-CVE-2026-1", List.of(), List.of("CVE-2026-1"));
        var several = advisory("DSA-1-1", List.of(), List.of("CVE-2026-1", "CVE-2026-2"));

        // When, Then
        assertThat(Weakness.of(List.of(single, several)))
                .extracting(Weakness::name)
                .containsExactly("CVE-2026-1", "DSA-1-1");
    }

    @Test
    @Timeout(5)
    void shouldGroupVeryManyOfOneName() {
        // Given
        var chain = IntStream.range(0, 20_000)
                .mapToObj(number -> advisory("A-" + number, List.of("A-" + (number + 1), "CVE-1"), List.of()))
                .toList();

        // When, Then
        assertThat(Weakness.of(chain))
                .singleElement()
                .satisfies(one -> assertThat(one.advisories()).isEqualTo(chain));
    }

    private static Advisory advisory(String id, List<String> aliases, List<String> upstream) {
        return new Advisory(
                id,
                aliases,
                upstream,
                "",
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Severities.NONE,
                List.of());
    }
}
