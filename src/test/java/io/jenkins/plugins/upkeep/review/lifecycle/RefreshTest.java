package io.jenkins.plugins.upkeep.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.testing.Ports;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final Lifecycles KNOWN = BundledLifecycles.read();
    private static final String FILE = """
            {"schema": "upkeep/lifecycle/1", "asOf": "%s", "products": [
              {"id": "postgresql", "name": "PostgreSQL", "source": "https://example.org/pg", "cycles": [
                {"cycle": "19", "released": "2026-09-24", "endOfLife": "2031-11-13", "latest": "19.1"},
                {"cycle": "15", "released": "2022-10-13", "endOfLife": null, "latest": "15.20", "latestReleased": "2026-11-12"}]},
              {"id": "frobnicator", "name": "Frobnicator", "source": "https://example.org/f", "cycles": [
                {"cycle": "3", "released": "2020-01-01", "endOfLife": "2027-01-01"}]}]}""";

    @Test
    void shouldPutAFileOverWhatIsKnown() throws Exception {
        // Given
        try (var server = LifecycleServer.start(Map.of("/newer.json", FILE.formatted("2026-11-20")))) {
            // When
            var refreshed = file(server.at("/newer.json"));

            // Then
            assertThat(refreshed.problems()).isEmpty();
            var postgres = refreshed.lifecycles().find("postgresql").orElseThrow();
            assertThat(postgres.asOf()).isEqualTo("2026-11-20");
            assertThat(postgres.origin()).isEqualTo(server.at("/newer.json").toString());
            assertThat(cycle(postgres, "19.0").end()).isEqualTo(Cycle.End.on(LocalDate.of(2031, 11, 13)));
            assertThat(cycle(postgres, "15.1").end()).isEqualTo(Cycle.End.notAnnounced());
            assertThat(refreshed.lifecycles().find("frobnicator")).isPresent();
            assertThat(refreshed.lifecycles().find("python")).isEqualTo(KNOWN.find("python"));
        }
    }

    @Test
    void shouldNotTakeOlderDataForNewer() throws Exception {
        try (var server = LifecycleServer.start(Map.of("/older.json", FILE.formatted("2020-01-01")))) {
            var refreshed = file(server.at("/older.json"));

            assertThat(refreshed.lifecycles().find("postgresql")).isEqualTo(KNOWN.find("postgresql"));
            assertThat(refreshed.lifecycles().find("frobnicator")).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    <html>              | is no JSON
                    12                  | holds no JSON object or list
                    ~~                  | holds no JSON object or list
                    []                  | "schema" is not upkeep/lifecycle/1
                    {"schema": "upkeep/lifecycle/2"} | "schema" is not upkeep/lifecycle/1
                    {"schema": "upkeep/lifecycle/1", "asOf": "yesterday"} | "asOf" is no day: yesterday
                    {"schema": "upkeep/lifecycle/1", "asOf": "2031-01-01"} | "asOf" lies in the future
                    {"schema": "upkeep/lifecycle/1", "asOf": "2026-01-01", "products": {}} | "products" is no list
                    {"schema": "upkeep/lifecycle/1", "asOf": "2026-01-01", "products": [{"name": "x"}]} | "id" is no text
                    """)
    void shouldSayWhatIsWrongWithAFileAndKeepWhatIsKnown(String content, String problem) throws Exception {
        try (var server = LifecycleServer.start(Map.of("/bad.json", content))) {
            var refreshed = file(server.at("/bad.json"));

            assertThat(refreshed.lifecycles()).isEqualTo(KNOWN);
            assertThat(refreshed.problems())
                    .singleElement()
                    .asString()
                    .startsWith(server.at("/bad.json").toString())
                    .contains(problem);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    "endOfLife": "2031-11-13", | | "endOfLife" is no day
                    "endOfLife": "2031-11-13" | "endOfLife": "2020-11-13" | lies before its first release
                    "cycle": "19" | "cycle": "nineteen" | "cycle" is no version: nineteen
                    "released": "2026-09-24", | | "released" is no day
                    https://example.org/pg | javascript:alert(1) | is no address of a page
                    """)
    void shouldNotTakeWhatIsMissingForSupported(String part, String instead, String problem) throws Exception {
        var content = FILE.formatted("2026-11-20").replace(part, instead == null ? "" : instead);
        try (var server = LifecycleServer.start(Map.of("/bad.json", content))) {
            var refreshed = file(server.at("/bad.json"));

            assertThat(refreshed.lifecycles()).isEqualTo(KNOWN);
            assertThat(refreshed.problems()).singleElement().asString().contains(problem);
        }
    }

    @Test
    void shouldSayWhyNothingWasFetched() throws Exception {
        try (var server = LifecycleServer.start(Map.of("/large.json", " ".repeat(5 * 1024 * 1024)))) {
            assertThat(file(server.at("/none.json")).problems())
                    .singleElement()
                    .asString()
                    .contains("answers 404");
            assertThat(file(server.at("/moved.json")).problems())
                    .singleElement()
                    .asString()
                    .contains("answers 302 to http://127.0.0.1/secret")
                    .doesNotContain("token");
            assertThat(file(server.at("/large.json")).problems())
                    .singleElement()
                    .asString()
                    .contains("larger than 4 MiB");
            assertThat(file(server.at("/slow.json")).problems())
                    .singleElement()
                    .asString()
                    .contains("no answer within");
        }
        var nowhere = URI.create("http://127.0.0.1:" + Ports.free() + "/x.json");
        assertThat(file(nowhere).problems()).singleElement().asString().contains("refuses connections");
    }

    @Test
    void shouldReadTheApiOfEachProductThatMatters() throws Exception {
        // Given
        var files = Map.of(
                "/api/eclipse-temurin.json", """
                        [{"cycle": "25", "lts": true, "releaseDate": "2025-09-22", "eol": "2031-09-30", "latest": "25.0.5+1",
                          "latestReleaseDate": "2026-10-20"},
                         {"cycle": "24", "releaseDate": "2025-03-20", "eol": true, "latest": "24.0.2+12"},
                         {"cycle": "27", "releaseDate": "2026-09-20", "eol": false}]""",
                "/api/debian.json", """
                        [{"cycle": "12", "releaseDate": "2023-06-10", "eol": "2026-07-11", "extendedSupport": "2028-06-30",
                          "latest": "12.15", "lts": false}]""",
                "/api/jenkins.json", """
                        [{"cycle": "2", "releaseDate": "2016-04-20", "eol": false, "latest": "2.590"},
                         {"cycle": "2.577", "releaseDate": "2026-08-26", "lts": "2026-10-01", "eol": false}]""");
        try (var server = LifecycleServer.start(files)) {
            // When
            var refreshed = api(server.at("/api/"), List.of("java", "debian", "jenkins", "frobnicator", "java"));

            // Then
            assertThat(refreshed.problems()).isEmpty();
            assertThat(server.asked())
                    .containsExactly("/api/debian.json", "/api/eclipse-temurin.json", "/api/jenkins.json");
            var java = refreshed.lifecycles().find("java").orElseThrow();
            assertThat(java.asOf()).isEqualTo(TODAY);
            assertThat(cycle(java, "24.0.1").end()).isEqualTo(Cycle.End.over());
            assertThat(cycle(java, "27").end()).isEqualTo(Cycle.End.notAnnounced());
            assertThat(cycle(java, "25").isLongTerm(TODAY)).isTrue();
            var debian = cycle(refreshed.lifecycles().find("debian").orElseThrow(), "12");
            assertThat(debian.activeUntil()).hasValue(LocalDate.of(2026, 7, 11));
            assertThat(debian.end()).isEqualTo(Cycle.End.on(LocalDate.of(2028, 6, 30)));
            var jenkins = refreshed.lifecycles().find("jenkins").orElseThrow();
            assertThat(jenkins.cycleOf(version("2.590"))).isEmpty();
            assertThat(cycle(jenkins, "2.577.1").isLongTerm(TODAY)).isTrue();
        }
    }

    @Test
    void shouldKeepWhatIsKnownOfAProductWhoseAnswerIsNone() throws Exception {
        // Given
        var files = Map.of(
                "/api/python.json", "[{\"cycle\": \"3.14\", \"releaseDate\": \"2025-10-07\"}]",
                "/api/redis.json", "{\"message\": \"Product not found\"}",
                "/api/nginx.json", "[]",
                "/api/nodejs.json", "[7, null, \"x\"]",
                "/api/postgresql.json",
                        "[{\"cycle\": \"18\", \"releaseDate\": \"2025-09-25\", \"eol\": \"2030-11-14\"}]");
        try (var server = LifecycleServer.start(files)) {
            // When
            var wanted = List.of("python", "redis", "nginx", "nodejs", "postgresql", "ubuntu");
            var refreshed = api(server.at("/api"), wanted);

            // Then
            assertThat(refreshed.problems()).hasSize(5).anyMatch(problem -> problem.contains("\"eol\" is no day"));
            List.of("python", "redis", "nginx", "nodejs", "ubuntu")
                    .forEach(id -> assertThat(refreshed.lifecycles().find(id)).isEqualTo(KNOWN.find(id)));
            assertThat(refreshed.lifecycles().find("postgresql").orElseThrow().asOf())
                    .isEqualTo(TODAY);
        }
    }

    private static Refresh.Refreshed file(URI address) throws InterruptedException {
        return new Refresh(address, Refresh.Form.FILE, Duration.ofSeconds(1)).over(KNOWN, List.of("postgresql"), TODAY);
    }

    private static Refresh.Refreshed api(URI address, List<String> wanted) throws InterruptedException {
        return new Refresh(address, Refresh.Form.API, Duration.ofSeconds(5)).over(KNOWN, wanted, TODAY);
    }

    private static Cycle cycle(Product product, String version) {
        return product.cycleOf(version(version)).orElseThrow();
    }

    private static Version version(String text) {
        return Version.parse(text).orElseThrow();
    }
}
