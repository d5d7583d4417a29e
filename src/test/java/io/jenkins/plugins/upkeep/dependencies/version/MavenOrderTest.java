package io.jenkins.plugins.upkeep.dependencies.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MavenOrderTest {
    private static final VersionOrder ORDER = Ecosystem.MAVEN.order();

    @Test
    void shouldOrderAsMavenDoes() {
        assertThat(Stream.of("1.1", "1.0-sp1", "1.0", "1.0-SNAPSHOT", "1.0-rc1", "1.0-alpha-1", "1.0-m2", "1.0b1")
                        .sorted(ORDER::compare))
                .containsExactly("1.0-alpha-1", "1.0b1", "1.0-m2", "1.0-rc1", "1.0-SNAPSHOT", "1.0", "1.0-sp1", "1.1");
        assertThat(ORDER.compare("1.0", "1")).isZero();
    }

    @Test
    void shouldKnowPrereleases() {
        assertThat(List.of(
                        "1.0-alpha-1",
                        "1.0.Beta2",
                        "2.0-M1",
                        "3.0b1",
                        "1.0-b01",
                        "1.0-SNAPSHOT",
                        "1.0-rc.1",
                        "1.0.CR1",
                        "22-ea+3",
                        "1.0-M-2",
                        "1.0-a.1",
                        "1.0-preview",
                        "1.0_rc1",
                        "1.0-20240131.101500-7",
                        "2.0-dev",
                        "1.0-pre2"))
                .allMatch(ORDER::isPrerelease);
    }

    @Test
    void shouldNotTakeWhatOnlyLooksSoForAPrerelease() {
        assertThat(List.of(
                        "1.0",
                        "1.0.Final",
                        "33.4.0-jre",
                        "42.7.4",
                        "1.0-incubating",
                        "1.0.RELEASE",
                        "9.4.1212.jre7",
                        "1429.v7046a_b_75b_a_d3",
                        "4.13.5-1.v5a28a2c0a5e6",
                        "2.1.v1ea3b4c5d6e7",
                        "1.0-android",
                        "1.0-macos",
                        "20040616"))
                .noneMatch(ORDER::isPrerelease);
    }

    @Test
    void shouldSayWhatIsNoVersion() {
        assertThat(List.of("", " ", "${revision}")).noneMatch(ORDER::understands);
        assertThatIllegalArgumentException().isThrownBy(() -> ORDER.isPrerelease("${revision}"));
    }

    @Test
    void shouldReadLongTextsAtOnce() {
        for (var piece : List.of("1", "a1-", "-1", "0", "ea", "\n")) {
            assertTimeoutPreemptively(Duration.ofSeconds(1), () -> ORDER.isPrerelease("1-" + piece.repeat(5_000)));
        }
    }
}
