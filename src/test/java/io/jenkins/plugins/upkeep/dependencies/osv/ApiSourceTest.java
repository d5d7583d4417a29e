package io.jenkins.plugins.upkeep.dependencies.osv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.dependencies.advisory.OsvRecords;
import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ApiSourceTest {
    private static final String BATCH = "/v1/querybatch";
    private static final String RECORD = "/v1/vulns/GHSA-q2q7-5pp4-w6pg";
    private static final List<Wanted> URLLIB3 = List.of(Wanted.of(OsvRecords.python("urllib3", "1.26.4")));

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void shouldAskOnceMoreWhereTheServerIsBusy(int status) throws Exception {
        try (var server = new FakeOsv()) {
            // Given
            server.status(BATCH, status, 2);
            server.status(RECORD, status, 2);

            // When
            var found = server.source().find(URLLIB3, SourcesTest.CLOCK);

            // Then
            assertThat(found.problems()).isEmpty();
            assertThat(found.matches()).hasSize(1);
            assertThat(found.live()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 429, 500, 302})
    void shouldGiveUpWithTheServersAnswer(int status) throws Exception {
        try (var server = new FakeOsv()) {
            // Given
            server.status(BATCH, status, 100);

            // When, Then
            assertThatThrownBy(() -> server.source().find(URLLIB3, SourcesTest.CLOCK))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining(BATCH + " answers " + status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>welcome</html>",
                "[]",
                "{}",
                "{\"results\": []}",
                "{\"results\": 7}",
                "{\"results\": [{\"vulns\": [{\"id\": \"../../etc/passwd\"}]}]}",
                "{\"results\": [{\"vulns\": [{}]}]}"
            })
    void shouldNotTakeGarbageForNoVulnerability(String garbage) throws Exception {
        try (var server = new FakeOsv()) {
            // Given
            server.fault(BATCH, exchange -> {
                FakeOsv.send(exchange, 200, garbage);
                return false;
            });

            // When, Then
            assertThatThrownBy(() -> server.source().find(URLLIB3, SourcesTest.CLOCK))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("cannot be understood");
        }
    }

    @Test
    void shouldAskForTheVersionThatABuildIsMadeFrom() throws Exception {
        // Given
        var build = Wanted.of(OsvRecords.python("urllib3", "1.26.4+ours.1"));
        try (var server = new FakeOsv()) {
            // When
            var found = server.source().find(List.of(build), SourcesTest.CLOCK);

            // Then
            assertThat(server.versions()).startsWith("1.26.4").doesNotContain("1.26.4+ours.1");
            assertThat(found.matches()).extracting(Match::wanted).containsExactly(build);
            assertThat(found.undecided()).isEmpty();
        }
    }

    @Test
    void shouldEndWhenPagesHaveNoEnd() throws Exception {
        try (var server = new FakeOsv()) {
            // Given
            server.fault(BATCH, exchange -> {
                FakeOsv.send(exchange, 200, "{\"results\": [{\"next_page_token\": \"again\"}]}");
                return false;
            });

            // When, Then
            assertThatThrownBy(() -> server.source().find(URLLIB3, SourcesTest.CLOCK))
                    .hasMessageContaining("one page after the other without end");
        }
    }

    @Test
    void shouldSayWhichRecordIsMissingAndGoOn() throws Exception {
        try (var server = new FakeOsv()) {
            // Given
            server.status(RECORD, 404, 100);

            // When
            var found = server.source().find(URLLIB3, SourcesTest.CLOCK);

            // Then
            assertThat(found.matches().get(0).affecting())
                    .extracting(advisory -> advisory.id())
                    .containsExactly("GHSA-v845-jxx5-vc9f", "PYSEC-2021-108");
            assertThat(found.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.reason())
                            .startsWith("1 advisory could not be read: GHSA-q2q7-5pp4-w6pg of urllib3 (")
                            .contains("answers 404"));
        }
    }

    @Test
    void shouldNoticeAnAnswerThatIsCutOffAndAskAgain() throws Exception {
        try (var server = new FakeOsv()) {
            // Given
            server.fault(RECORD, exchange -> {
                exchange.sendResponseHeaders(200, 5_000);
                exchange.getResponseBody().write("{\"id\": \"GHSA".getBytes(StandardCharsets.UTF_8));
                return false;
            });

            // When
            var found = server.source().find(URLLIB3, SourcesTest.CLOCK);

            // Then
            assertThat(server.asked().stream().filter(RECORD::equals)).hasSizeGreaterThanOrEqualTo(3);
            assertThat(found.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.reason()).contains("its answer was cut off"));
        }
    }

    @Test
    void shouldNotTakeAnotherRecordForTheOneThatItAskedFor() throws Exception {
        try (var server = new FakeOsv()) {
            // Given
            server.fault(RECORD, exchange -> {
                FakeOsv.send(exchange, 200, OsvRecords.node().get("MAL-2024-77"));
                return false;
            });

            // When
            var found = server.source().find(URLLIB3, SourcesTest.CLOCK);

            // Then
            assertThat(found.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.reason()).contains("the server gives another advisory"));
        }
    }

    @Test
    void shouldDoubtWhereServerAndRecordDisagree() throws Exception {
        try (var server = new FakeOsv()) {
            // Given
            server.fault(BATCH, exchange -> {
                FakeOsv.send(exchange, 200, "{\"results\": [{\"vulns\": [{\"id\": \"GHSA-35jh-r3h4-6jhm\"}]}]}");
                return false;
            });

            // When
            var found = server.source().find(URLLIB3, SourcesTest.CLOCK);

            // Then
            assertThat(found.matches()).isEmpty();
            assertThat(found.undecided())
                    .singleElement()
                    .satisfies(one -> assertThat(one.reason()).contains("the server says that it is affected"));
        }
    }

    @Test
    void shouldEndInTimeWhenTheServerIsSlow() throws Exception {
        try (var server = new FakeOsv()) {
            // Given
            var ended = new CountDownLatch(1);
            server.fault(BATCH, exchange -> {
                ended.await();
                return true;
            });
            var pace = new ApiPace(Duration.ofMillis(300), Duration.ofMillis(500), Duration.ofMillis(10), 9);

            // When
            var begin = System.nanoTime();
            assertThatThrownBy(() -> server.source(pace).find(URLLIB3, SourcesTest.CLOCK))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("gave no answer within");
            ended.countDown();

            // Then
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void shouldSayThatNobodyAnswers() {
        // Given
        var source = new ApiSource(
                WebAddress.of(URI.create("http://127.0.0.1:1")),
                new ApiPace(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMillis(1), 2));

        // When, Then
        assertThatThrownBy(() -> source.find(URLLIB3, SourcesTest.CLOCK))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("http://127.0.0.1:1 refuses connections");
    }

    @Test
    void shouldAskForManyPackagesInFewQuestions() throws Exception {
        try (var server = new FakeOsv()) {
            // Given
            var many = new ArrayList<Wanted>(URLLIB3);
            for (int i = 0; i < 2_499; i++) {
                many.add(Wanted.of(OsvRecords.python("package-" + i, "1.0")));
            }

            // When
            var found = server.source().find(many, SourcesTest.CLOCK);

            // Then
            assertThat(found.matches()).hasSize(1);
            assertThat(server.asked().stream().filter(BATCH::equals)).hasSizeLessThan(10);
        }
    }

    @Test
    void shouldNotAskForAVersionThatIsNone() throws Exception {
        try (var server = new FakeOsv()) {
            // When
            var found =
                    server.source().find(List.of(Wanted.of(OsvRecords.python("urllib3", "latest"))), SourcesTest.CLOCK);

            // Then
            assertThat(server.asked()).isEmpty();
            assertThat(found.undecided()).extracting(Undecided::reason).containsExactly("latest is no version of PyPI");
        }
    }
}
