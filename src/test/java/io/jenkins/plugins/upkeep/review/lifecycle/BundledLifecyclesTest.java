package io.jenkins.plugins.upkeep.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledLifecyclesTest {
    private static final Lifecycles DATA = BundledLifecycles.read();

    @Test
    void shouldKnowWhatItClaims() {
        assertThat(DATA.ids())
                .containsExactlyInAnyOrder(
                        "debian",
                        "docker",
                        "java",
                        "jenkins",
                        "nginx",
                        "nodejs",
                        "postgresql",
                        "python",
                        "redis",
                        "ubuntu",
                        "valkey");
        assertThat(DATA.products().values()).allSatisfy(product -> {
            assertThat(product.source()).hasScheme("https");
            assertThat(product.asOf()).isAfter("2026-01-01").isBeforeOrEqualTo(LocalDate.now(ZoneOffset.UTC));
            assertThat(product.cycles()).extracting(Cycle::version).doesNotHaveDuplicates();
            assertThat(product.cycles()).allSatisfy(BundledLifecyclesTest::assertSound);
        });
    }

    private static void assertSound(Cycle cycle) {
        cycle.end().day().ifPresent(end -> assertThat(end).isAfter(cycle.released()));
        cycle.activeUntil().ifPresent(day -> assertThat(day).isAfter(cycle.released()));
        assertThat(cycle.newest()).hasValueSatisfying(newest -> {
            assertThat(newest.version().isWithin(cycle.version()))
                    .as(cycle.toString())
                    .isTrue();
            assertThat(newest.released()).isPresent();
        });
    }

    /** As the vendors' own pages have it. */
    @ParameterizedTest
    @CsvSource({
        "postgresql,13.5,2025-11-13",
        "postgresql,14.20,2026-11-12",
        "postgresql,15.18,2027-11-11",
        "postgresql,16.1,2028-11-09",
        "postgresql,17.0,2029-11-08",
        "postgresql,18.1,2030-11-14",
        "postgresql,9.6.24,2021-11-11",
        "python,3.9.1,2025-10-31",
        "python,3.10.12,2026-10-31",
        "python,3.11.7,2027-10-31",
        "python,3.12.0,2028-10-31",
        "python,3.13.0,2029-10-31",
        "python,3.14.0,2030-10-31",
        "debian,11.9,2026-08-31",
        "debian,12.11,2028-06-30",
        "debian,13,2030-06-30",
        "nodejs,18.20.8,2025-04-30",
        "nodejs,20.20.2,2026-04-30",
        "nodejs,22.1.0,2027-04-30",
        "nodejs,24.0.0,2028-04-30",
        "redis,7.0.15,2024-07-29",
        "java,1.8.0_402,2030-12-31"
    })
    void shouldKnowWhenACycleEnds(String product, String version, LocalDate end) {
        assertThat(cycle(product, version).end()).isEqualTo(Cycle.End.on(end));
    }

    @Test
    void shouldNotTakeWhatItDoesNotKnowForSupported() {
        var postgres = DATA.find("postgresql").orElseThrow();
        var jenkins = DATA.find("jenkins").orElseThrow();

        assertThat(postgres.cycleOf(version("99.1"))).isEmpty();
        assertThat(postgres.cycleOf(version("8.4"))).isEmpty();
        assertThat(jenkins.cycleOf(version("2.578"))).isEmpty();
        assertThat(DATA.find("frobnicator")).isEmpty();
    }

    @Test
    void shouldTellAnEndThatIsNotAnnouncedFromNone() {
        assertThat(cycle("docker", "29.1.0").end()).isEqualTo(Cycle.End.notAnnounced());
        assertThat(cycle("docker", "29.1.0").end().isOver(LocalDate.of(2040, 1, 1)))
                .isFalse();
    }

    private static Cycle cycle(String product, String version) {
        return DATA.find(product).orElseThrow().cycleOf(version(version)).orElseThrow();
    }

    private static Version version(String text) {
        return Version.parse(text).orElseThrow();
    }
}
