package io.jenkins.plugins.upkeep.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.review.lifecycle.BundledLifecycles;
import io.jenkins.plugins.upkeep.review.lifecycle.Cycle;
import io.jenkins.plugins.upkeep.review.lifecycle.Version;
import io.jenkins.plugins.upkeep.review.running.Keeper;
import io.jenkins.plugins.upkeep.review.running.Running;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    /** PostgreSQL 14 had its last update on 2026-11-12. */
    @ParameterizedTest
    @CsvSource({
        "2025-01-01,NONE,680",
        "2025-11-11,NONE,366",
        "2025-11-13,PLANNED,364",
        "2026-08-14,PLANNED,90",
        "2026-08-15,SOON,89",
        "2026-11-12,SOON,0",
        "2026-11-13,NOW,-1",
        "2030-01-01,NOW,-1146"
    })
    void shouldBeAsUrgentAsItsEndIsNear(LocalDate today, Urgency urgency, long left) {
        var judged = judge(today, running("postgresql", "14.20"));

        assertThat(judged.support().urgency()).isEqualTo(urgency);
        assertThat(judged.support().daysLeft(today)).hasValue(left);
    }

    @ParameterizedTest
    @CsvSource({"frobnicator,1.0", "postgresql,99.1", "postgresql,8.4.1", "jenkins,2.590", "redis,0.1"})
    void shouldNotTakeWhatNobodyKnowsForSupported(String product, String version) {
        var judged = judge(LocalDate.of(2026, 11, 29), running(product, version));

        assertThat(judged.support().urgency()).isEqualTo(Urgency.UNKNOWN);
        assertThat(judged.support().until()).isEmpty();
        assertThat(judged.support().words()).contains("nothing is known");
        assertThat(judged.target()).isEmpty();
        assertThat(judged.patch()).isEmpty();
    }

    @Test
    void shouldSayThatAnEndIsNotAnnounced() {
        var judged = judge(LocalDate.of(2026, 11, 29), running("docker", "29.1.2"));

        assertThat(judged.support().urgency()).isEqualTo(Urgency.NONE);
        assertThat(judged.support().words())
                .isEqualTo("Docker Engine 29 was supported on 2026-08-22, its end was not announced");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql,13.5,2026-11-29,18",
        "postgresql,13.5,2026-08-29,17",
        "postgresql,13.5,2030-01-01,18",
        "postgresql,18.1,2026-11-29,",
        "python,3.9.2,2026-09-01,3.13",
        "python,3.9.2,2026-11-29,3.14",
        "debian,11.9,2026-11-29,12",
        "debian,12.1,2026-11-29,13",
        "ubuntu,20.04.6,2026-11-29,22.04",
        "ubuntu,25.04,2026-11-29,26.04",
        "nodejs,20.20.2,2026-10-01,24",
        "nodejs,20.20.2,2026-11-29,26",
        "java,17.0.15,2026-11-29,25",
        "java,22.0.1,2026-11-29,25",
        "nginx,1.22.1,2026-11-29,1.30",
        "redis,7.0.15,2026-11-29,8.2",
        "jenkins,2.479.1,2026-11-29,2.568"
    })
    void shouldChooseWhatIsRipeAndLasts(String product, String version, LocalDate today, String target) {
        var judged = judge(today, running(product, version));

        assertThat(judged.target().map(cycle -> cycle.version().text()).orElse(null))
                .isEqualTo(target);
    }

    @Test
    void shouldKnowNoTargetWhenAllHaveEnded() {
        assertThat(judge(LocalDate.of(2040, 1, 1), running("postgresql", "15.1"))
                        .target())
                .isEmpty();
    }

    @Test
    void shouldSeeAPatchOnlyWhereTheVersionIsWhole() {
        var today = LocalDate.of(2026, 11, 29);

        assertThat(patch(judge(today, running("postgresql", "15.2")))).hasValue("15.19");
        assertThat(patch(judge(today, running("postgresql", "15.19")))).isEmpty();
        assertThat(patch(judge(today, running("postgresql", "15.99")))).isEmpty();
        assertThat(patch(judge(today, running("postgresql", "15")))).isEmpty();
        assertThat(patch(judge(today, running("java", "17.0.15+6")))).hasValue("17.0.20.1");
    }

    @Test
    void shouldJudgeWhatADistributionKeepsByTheDistribution() {
        // Given
        var today = LocalDate.of(2026, 11, 29);
        var debian = new Keeper(Keeper.Who.DEBIAN, Version.parse("12"));

        // When
        var marked = judge(today, kept("redis", "7.0.15", debian));
        var unknown = judge(today, kept("nginx", "1.22.1", new Keeper(Keeper.Who.UBUNTU, Version.parse("99.04"))));
        var longer = judge(LocalDate.of(2026, 1, 1), kept("postgresql", "18.1", debian));

        // Then
        assertThat(marked.support().until()).hasValue(LocalDate.of(2028, 6, 30));
        assertThat(marked.support().words())
                .isEqualTo("Redis whose makers stopped on 2024-07-29 is kept by Debian 12 until 2028-06-30");
        assertThat(marked.support().urgency()).isEqualTo(Urgency.NONE);
        assertThat(unknown.support().urgency()).isEqualTo(Urgency.NOW);
        assertThat(longer.support().by()).isEqualTo("PostgreSQL 18");
        assertThat(judge(today, kept("python", "3.11.2", debian)).patch()).isEmpty();
        assertThat(patch(judge(today, kept("postgresql", "15.2", debian)))).hasValue("15.19");
    }

    @Test
    void shouldNotHideThatTheDistributionEndsToo() {
        var debian = new Keeper(Keeper.Who.DEBIAN, Version.parse("11"));
        var judged = judge(LocalDate.of(2026, 11, 29), kept("redis", "6.0.16", debian));

        assertThat(judged.support().urgency()).isEqualTo(Urgency.NOW);
        assertThat(judged.support().until()).hasValue(LocalDate.of(2026, 8, 31));
    }

    private static Optional<String> patch(Judged judged) {
        return judged.patch().map(Cycle.Newest::version).map(Version::text).map(text -> text.replaceFirst("\\+.*", ""));
    }

    private static Judged judge(LocalDate today, Running running) {
        return new Judge(BundledLifecycles.read(), today, Duration.ofDays(365))
                .judge(List.of(running))
                .get(0);
    }

    private static Running running(String product, String version) {
        return kept(product, version, Keeper.vendor());
    }

    private static Running kept(String product, String version, Keeper keeper) {
        return new Running("it", product, Version.parse(version).orElseThrow(), "says " + version, keeper);
    }
}
