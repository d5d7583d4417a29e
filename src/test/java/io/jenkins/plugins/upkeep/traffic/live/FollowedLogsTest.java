package io.jenkins.plugins.upkeep.traffic.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.traffic.AccessLogs;
import io.jenkins.plugins.upkeep.traffic.count.LiveCounts;
import io.jenkins.plugins.upkeep.traffic.count.LiveFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedLogsTest {
    @TempDir
    private Path folder;

    private final Hand clock = new Hand();

    private FollowedLogs follow() throws Exception {
        var file = Files.writeString(folder.resolve("upkeep.yaml"), """
                service: shop
                api:
                  accessLogs: {files: ["*access.log*"], format: '$remote_addr [$time_local] "$request" $status $request_time'}
                """);
        return FollowedLogs.of(AccessLogs.of(ConfigFile.read(file, TaskFamilies.sections(), Map.of())), clock);
    }

    /** A clock that goes when it is told to. */
    private static final class Hand extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** How many files in the folder this process has open. */
    private long open() throws Exception {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(this::isOurs).count();
        }
    }

    private boolean isOurs(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith(folder.toRealPath() + "/");
        } catch (IOException e) {
            // Closed meanwhile.
            return false;
        }
    }

    private void log(String name, String... lines) throws Exception {
        Files.writeString(
                folder.resolve(name), String.join("", lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(String request, int status, String seconds) {
        return "192.0.2.7 [29/Nov/2026:12:00:00 +0000] \"" + request + " HTTP/1.1\" " + status + " " + seconds + "\n";
    }

    private static String get(String path) {
        return line("GET " + path, 200, "0.020");
    }

    private static long requests(FollowedLogs.State state) {
        return state.routes().stream().mapToLong(LiveFigures::requests).sum();
    }

    @Test
    void shouldCountWhatIsWrittenFromNowOn() throws Exception {
        // Given
        log("access.log", get("/before"), "half of a li");
        try (var logs = follow()) {
            // When
            log("access.log", "ne\n", get("/orders/17?x=1"), get("/orders/18"), line("POST /orders", 503, "2.000"));
            log("access.log", "no line\n", line("GET /orders/19", 499, "-"));
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
    void shouldLoseNoLineAndCountNoneTwiceWhenTheLogIsRotated() throws Exception {
        // Given
        log("access.log", get("/old"));
        try (var logs = follow()) {
            log("access.log", get("/a"));
            logs.read();

            // When
            log("access.log", get("/a"), get("/a"));
            Files.move(folder.resolve("access.log"), folder.resolve("access.log.1"));
            log("access.log.1", get("/a"));
            var between = logs.read();
            log("access.log", get("/a"));
            var after = logs.read();
            log("access.log", get("/a"));

            // Then
            assertThat(requests(between)).isEqualTo(4);
            assertThat(requests(after)).isEqualTo(5);
            assertThat(requests(logs.read())).isEqualTo(6);
            assertThat(requests(logs.read())).isEqualTo(6);
        }
    }

    @Test
    void shouldCountNoneTwiceWhenTheNameOfTheOldFileEndsAsThatOfALogDoes() throws Exception {
        // Given
        log("access.log", get("/before"));
        try (var logs = follow()) {
            log("access.log", get("/one"));
            logs.read();

            // When
            Files.move(folder.resolve("access.log"), folder.resolve("access.log-20261129.log"));
            log("access.log", get("/two"));

            // Then
            assertThat(requests(logs.read())).isEqualTo(2);
            clock.pass(FollowedLog.QUIET.plusSeconds(1));
            logs.read();
            assertThat(requests(logs.read())).isEqualTo(2);
        }
    }

    @Test
    void shouldCountNoneTwiceWhereALinkLeadsToTheLogOfTheDay() throws Exception {
        // Given
        log("access.log-20261128.log", get("/before"));
        var link = Files.createSymbolicLink(folder.resolve("access.log.link"), Path.of("access.log-20261128.log"));
        try (var logs = follow()) {
            log("access.log-20261128.log", get("/one"));
            assertThat(requests(logs.read())).isEqualTo(1);

            // When
            log("access.log-20261129.log", get("/two"));
            Files.delete(link);
            Files.createSymbolicLink(link, Path.of("access.log-20261129.log"));

            // Then
            assertThat(requests(logs.read())).isEqualTo(2);
            log("access.log-20261129.log", get("/three"));
            assertThat(requests(logs.read())).isEqualTo(3);
        }
    }

    @Test
    void shouldCountNoneTwiceWhereEachFileIsNamedAsTheOneBeforeIt() throws Exception {
        // Given
        log("access.log", get("/before"));
        log("access.log-one.log", get("/long/before"));
        try (var logs = follow()) {
            log("access.log", get("/one"), get("/two"));
            assertThat(requests(logs.read())).isEqualTo(2);

            // When
            Files.move(
                    folder.resolve("access.log"),
                    folder.resolve("access.log-one.log"),
                    StandardCopyOption.REPLACE_EXISTING);
            log("access.log", get("/three"));

            // Then
            assertThat(requests(logs.read())).isEqualTo(3);
        }
    }

    @Test
    void shouldCountWhatComesLateToTheOldFileAndLetItGoWhenNothingComes() throws Exception {
        // Given
        log("access.log", get("/a"));
        try (var logs = follow()) {
            Files.move(folder.resolve("access.log"), folder.resolve("access.log.1"));
            log("access.log", get("/a"));
            logs.read();

            // When
            log("access.log.1", get("/a"), get("/a"));
            clock.pass(Duration.ofSeconds(90));
            var late = requests(logs.read());
            log("access.log.1", get("/a"));
            clock.pass(Duration.ofSeconds(90));
            var later = requests(logs.read());
            clock.pass(Duration.ofMinutes(3));
            logs.read();

            // Then
            assertThat(late).isEqualTo(3);
            assertThat(later).isEqualTo(4);
            assertThat(open()).isEqualTo(1);
        }
        assertThat(open()).isZero();
    }

    @Test
    void shouldLetAFileGoThatWasRemoved() throws Exception {
        // Given
        log("access.log", get("/a"));
        log("other-access.log");
        try (var logs = follow()) {
            Files.delete(folder.resolve("access.log"));
            assertThat(logs.read().files()).isEqualTo(2);

            // When
            clock.pass(Duration.ofMinutes(3));
            var without = logs.read();
            var open = open();
            log("access.log", get("/a"));
            var again = logs.read();

            // Then
            assertThat(without.files()).isEqualTo(1);
            assertThat(without.problem()).isEmpty();
            assertThat(open).isEqualTo(1);
            assertThat(again.files()).isEqualTo(2);
            assertThat(requests(again)).isEqualTo(1);
        }
    }

    @Test
    void shouldCountALogThatCouldNotBeReadAtFirstFromWhereItEndsThen() throws Exception {
        // Given
        log("access.log");
        var hidden = Files.createSymbolicLink(folder.resolve("hidden-access.log"), Path.of("hidden-access.log"));
        try (var logs = follow()) {
            var without = logs.read();

            // When
            Files.delete(hidden);
            log("hidden-access.log", get("/a"), get("/a"));
            log("new-access.log", get("/a"));
            var with = logs.read();
            log("hidden-access.log", get("/a"));

            // Then
            assertThat(without.unreadable()).isEqualTo(1);
            assertThat(without.problem())
                    .hasValueSatisfying(text -> assertThat(text).contains("hidden-access.log: cannot be read"));
            assertThat(with.unreadable()).isZero();
            assertThat(with.problem()).isEmpty();
            assertThat(requests(with)).isEqualTo(1);
            assertThat(requests(logs.read())).isEqualTo(2);
        }
    }

    @Test
    void shouldTellOfLogsThatAreNotFollowedSinceThereAreTooMany() throws Exception {
        // Given
        for (int at = 0; at < 53; at++) {
            log("s" + at + "-access.log", get("/a"));
        }
        try (var logs = follow()) {
            var quiet = logs.read();

            // When
            for (int at = 0; at < 53; at++) {
                log("s" + at + "-access.log", get("/a"));
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
            assertThat(open()).isEqualTo(50);
        }
    }

    @Test
    void shouldNotCountPathsApartThatAreOnlySentElsewhere() throws Exception {
        // Given
        log("access.log");
        try (var logs = follow()) {
            // When
            for (int at = 0; at < 300; at++) {
                log("access.log", line("GET /any-" + word(at), 301, "0.001"));
            }
            log("access.log", get("/served"), line("GET /served", 302, "0.001"), line("GET /asset", 304, "0.001"));
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
    void shouldBeginAgainWhenTheLogIsCutAfterACopy() throws Exception {
        // Given
        log("access.log", get("/old"), get("/old"));
        try (var logs = follow()) {
            log("access.log", get("/a"), get("/a"));
            logs.read();

            // When
            Files.copy(folder.resolve("access.log"), folder.resolve("access.log.1"));
            Files.writeString(folder.resolve("access.log"), get("/a"));

            // Then
            assertThat(requests(logs.read())).isEqualTo(3);
        }
    }

    @Test
    void shouldReadALogThatAppearsLaterFromItsStart() throws Exception {
        // Given
        try (var logs = follow()) {
            assertThat(catchThrowable(logs::read)).hasMessageContaining("lead to no file that could be followed");

            // When
            log("access.log", get("/a"));
            log("other-access.log", get("/a"));
            log("access.log-20261129", get("/a"));
            log("access.log.2.gz", get("/a"));

            // Then
            var state = logs.read();
            assertThat(state.files()).isEqualTo(2);
            assertThat(requests(state)).isEqualTo(2);
        }
    }

    @Test
    void shouldFollowTheNewestOfManyLogsWithADateInTheirNames() throws Exception {
        // Given
        var all = 70;
        try (var logs = follow()) {
            for (int day = 0; day < all; day++) {
                var name = day + "-access.log";
                log(name, get("/a"));
                Files.setLastModifiedTime(folder.resolve(name), FileTime.fromMillis(1_000_000L + day * 1_000L));
                logs.read();
            }

            // When
            log(all - 1 + "-access.log", get("/a"));
            logs.read();
            var state = logs.read();

            // Then
            assertThat(state.files()).isEqualTo(50);
            assertThat(requests(state)).isEqualTo(all + 1);
        }
    }

    @Test
    void shouldStayBoundedWhateverIsAskedFor() throws Exception {
        // Given
        log("access.log");
        try (var logs = follow()) {
            log("access.log", get("/served"));
            var text = new StringBuilder();
            for (int at = 0; at < 10_000; at++) {
                text.append(line("GET /scan-" + word(at), 404, "0.001")).append(get("/page-" + word(at)));
            }

            // When
            log(
                    "access.log",
                    text.toString(),
                    line("GET /served", 404, "0.001"),
                    "x".repeat(3 << 20) + "\n",
                    get("/served"));
            var state = logs.read();

            // Then
            assertThat(state.routes()).hasSize(LiveCounts.MOST + 1);
            assertThat(requests(state)).isEqualTo(20_003);
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
