package io.jenkins.plugins.upkeep.traffic.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.upkeep.traffic.count.LiveCounts;
import io.jenkins.plugins.upkeep.traffic.count.LiveFigures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted of logs that are written meanwhile, and what is not followed. */
class FollowedLogsTest {
    @TempDir
    private Path folder;

    private LogDesk desk;

    @BeforeEach
    void lay() {
        desk = new LogDesk(folder);
    }

    @Test
    void shouldCountWhatIsWrittenFromNowOn() throws Exception {
        // Given
        desk.log("access.log", LogDesk.get("/before"), "half of a li");
        try (var logs = desk.follow()) {
            // When
            desk.log(
                    "access.log",
                    "ne\n",
                    LogDesk.get("/orders/17?x=1"),
                    LogDesk.get("/orders/18"),
                    LogDesk.line("POST /orders", 503, "2.000"));
            desk.log("access.log", "no line\n", LogDesk.line("GET /orders/19", 499, "-"));
            var state = logs.read();

            // Then
            assertThat(state.malformed()).isEqualTo(1);
            assertThat(state.files()).isEqualTo(1);
            assertThat(state.routes()).hasSize(2);
            var orders = state.routes().stream()
                    .filter(route -> route.method().equals("GET"))
                    .findFirst()
                    .orElseThrow();
            assertThat(orders.endpoint()).isEqualTo("/orders/{n}");
            assertThat(orders.codes()).isEqualTo(Map.of("2xx", 2L, "499", 1L, "5xx", 0L));
            assertThat(orders.timed()).isEqualTo(2);
            assertThat(orders.seconds()).isEqualTo(0.04);
            assertThat(orders.buckets().get(orders.bounds().indexOf(0.025))).isEqualTo(2);
        }
    }

    @Test
    void shouldCountALogThatCouldNotBeReadAtFirstFromWhereItEndsThen() throws Exception {
        // Given
        desk.log("access.log");
        var hidden = Files.createSymbolicLink(folder.resolve("hidden-access.log"), Path.of("hidden-access.log"));
        try (var logs = desk.follow()) {
            var without = logs.read();

            // When
            Files.delete(hidden);
            desk.log("hidden-access.log", LogDesk.get("/a"), LogDesk.get("/a"));
            desk.log("new-access.log", LogDesk.get("/a"));
            var with = logs.read();
            desk.log("hidden-access.log", LogDesk.get("/a"));

            // Then
            assertThat(without.unreadable()).isEqualTo(1);
            assertThat(without.problem())
                    .hasValueSatisfying(text -> assertThat(text).contains("hidden-access.log: cannot be read"));
            assertThat(with.unreadable()).isZero();
            assertThat(with.problem()).isEmpty();
            assertThat(LogDesk.requests(with)).isEqualTo(1);
            assertThat(LogDesk.requests(logs.read())).isEqualTo(2);
        }
    }

    @Test
    void shouldTellOfLogsThatAreNotFollowedSinceThereAreTooMany() throws Exception {
        // Given
        for (int at = 0; at < 53; at++) {
            desk.log("s" + at + "-access.log", LogDesk.get("/a"));
        }
        try (var logs = desk.follow()) {
            var quiet = logs.read();

            // When
            for (int at = 0; at < 53; at++) {
                desk.log("s" + at + "-access.log", LogDesk.get("/a"));
            }
            var state = logs.read();

            // Then
            assertThat(quiet.tooMany()).isZero();
            assertThat(quiet.problem()).isEmpty();
            assertThat(state.files()).isEqualTo(50);
            assertThat(state.tooMany()).isEqualTo(3);
            assertThat(state.problem())
                    .hasValue(
                            "api.accessLogs.files: 3 of them are written to and not followed, since there are more than"
                                    + " 50; name fewer, or have the server write fewer");
            assertThat(desk.open()).isEqualTo(50);
        }
    }

    @Test
    void shouldNotCountPathsApartThatAreOnlySentElsewhere() throws Exception {
        // Given
        desk.log("access.log");
        try (var logs = desk.follow()) {
            // When
            for (int at = 0; at < 300; at++) {
                desk.log("access.log", LogDesk.line("GET /any-" + word(at), 301, "0.001"));
            }
            desk.log(
                    "access.log",
                    LogDesk.get("/served"),
                    LogDesk.line("GET /served", 302, "0.001"),
                    LogDesk.line("GET /asset", 304, "0.001"));
            var state = logs.read();

            // Then
            assertThat(state.routes())
                    .extracting(LiveFigures::endpoint)
                    .containsExactlyInAnyOrder("/served", "/asset", "others");
            assertThat(of(state.routes(), "others").codes().get("3xx")).isEqualTo(300);
            assertThat(of(state.routes(), "/served").codes()).containsEntry("3xx", 1L);
        }
    }

    @Test
    void shouldReadALogThatAppearsLaterFromItsStart() throws Exception {
        // Given
        try (var logs = desk.follow()) {
            assertThat(catchThrowable(logs::read)).hasMessageContaining("lead to no file that could be followed");

            // When
            desk.log("access.log", LogDesk.get("/a"));
            desk.log("other-access.log", LogDesk.get("/a"));
            desk.log("access.log-20261129", LogDesk.get("/a"));
            desk.log("access.log.2.gz", LogDesk.get("/a"));

            // Then
            var state = logs.read();
            assertThat(state.files()).isEqualTo(2);
            assertThat(LogDesk.requests(state)).isEqualTo(2);
        }
    }

    @Test
    void shouldFollowTheNewestOfManyLogsWithADateInTheirNames() throws Exception {
        // Given
        var all = 70;
        try (var logs = desk.follow()) {
            for (int day = 0; day < all; day++) {
                var name = day + "-access.log";
                desk.log(name, LogDesk.get("/a"));
                Files.setLastModifiedTime(folder.resolve(name), FileTime.fromMillis(1_000_000L + day * 1_000L));
                logs.read();
            }

            // When
            desk.log(all - 1 + "-access.log", LogDesk.get("/a"));
            logs.read();
            var state = logs.read();

            // Then
            assertThat(state.files()).isEqualTo(50);
            assertThat(LogDesk.requests(state)).isEqualTo(all + 1);
        }
    }

    @Test
    void shouldStayBoundedWhateverIsAskedFor() throws Exception {
        // Given
        desk.log("access.log");
        try (var logs = desk.follow()) {
            desk.log("access.log", LogDesk.get("/served"));
            var text = new StringBuilder();
            for (int at = 0; at < 10_000; at++) {
                text.append(LogDesk.line("GET /scan-" + word(at), 404, "0.001"))
                        .append(LogDesk.get("/page-" + word(at)));
            }

            // When
            desk.log(
                    "access.log",
                    text.toString(),
                    LogDesk.line("GET /served", 404, "0.001"),
                    "x".repeat(3 << 20) + "\n",
                    LogDesk.get("/served"));
            var state = logs.read();

            // Then
            assertThat(state.routes()).hasSize(LiveCounts.MOST + 1);
            assertThat(LogDesk.requests(state)).isEqualTo(20_003);
            assertThat(state.malformed()).isEqualTo(1);
            assertThat(state.routes()).extracting(LiveFigures::endpoint).noneMatch(path -> path.startsWith("/scan"));
            assertThat(of(state.routes(), "/served").requests()).isEqualTo(3);
            assertThat(of(state.routes(), "others").codes().get("4xx")).isEqualTo(10_000);
        }
    }

    private static LiveFigures of(List<LiveFigures> routes, String endpoint) {
        return routes.stream()
                .filter(route -> route.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    /** A number in letters: digits would make all of them one route. */
    private static String word(int number) {
        return Integer.toString(number)
                .chars()
                .mapToObj(digit -> "" + (char) (digit + 50))
                .reduce("", String::concat);
    }
}
