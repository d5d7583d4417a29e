package io.jenkins.plugins.upkeep.traffic.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that get other names, are cut or removed while they are followed: no line is lost, none counts twice, no file stays open. */
class RotatedLogsTest {
    @TempDir
    private Path folder;

    private LogDesk desk;

    @BeforeEach
    void lay() {
        desk = new LogDesk(folder);
    }

    @Test
    void shouldLoseNoLineAndCountNoneTwiceWhenTheLogIsRotated() throws Exception {
        // Given
        desk.log("access.log", LogDesk.get("/old"));
        try (var logs = desk.follow()) {
            desk.log("access.log", LogDesk.get("/a"));
            logs.read();

            // When
            desk.log("access.log", LogDesk.get("/a"), LogDesk.get("/a"));
            Files.move(folder.resolve("access.log"), folder.resolve("access.log.1"));
            desk.log("access.log.1", LogDesk.get("/a"));
            var between = logs.read();
            desk.log("access.log", LogDesk.get("/a"));
            var after = logs.read();
            desk.log("access.log", LogDesk.get("/a"));

            // Then
            assertThat(LogDesk.requests(between)).isEqualTo(4);
            assertThat(LogDesk.requests(after)).isEqualTo(5);
            assertThat(LogDesk.requests(logs.read())).isEqualTo(6);
            assertThat(LogDesk.requests(logs.read())).isEqualTo(6);
        }
    }

    @Test
    void shouldCountNoneTwiceWhenTheNameOfTheOldFileEndsAsThatOfALogDoes() throws Exception {
        // Given
        desk.log("access.log", LogDesk.get("/before"));
        try (var logs = desk.follow()) {
            desk.log("access.log", LogDesk.get("/one"));
            logs.read();

            // When
            Files.move(folder.resolve("access.log"), folder.resolve("access.log-20261129.log"));
            desk.log("access.log", LogDesk.get("/two"));

            // Then
            assertThat(LogDesk.requests(logs.read())).isEqualTo(2);
            desk.pass(FollowedLog.QUIET.plusSeconds(1));
            logs.read();
            assertThat(LogDesk.requests(logs.read())).isEqualTo(2);
        }
    }

    @Test
    void shouldCountNoneTwiceWhereALinkLeadsToTheLogOfTheDay() throws Exception {
        // Given
        desk.log("access.log-20261128.log", LogDesk.get("/before"));
        var link = Files.createSymbolicLink(folder.resolve("access.log.link"), Path.of("access.log-20261128.log"));
        try (var logs = desk.follow()) {
            desk.log("access.log-20261128.log", LogDesk.get("/one"));
            assertThat(LogDesk.requests(logs.read())).isEqualTo(1);

            // When
            desk.log("access.log-20261129.log", LogDesk.get("/two"));
            Files.delete(link);
            Files.createSymbolicLink(link, Path.of("access.log-20261129.log"));

            // Then
            assertThat(LogDesk.requests(logs.read())).isEqualTo(2);
            desk.log("access.log-20261129.log", LogDesk.get("/three"));
            assertThat(LogDesk.requests(logs.read())).isEqualTo(3);
        }
    }

    @Test
    void shouldCountNoneTwiceWhereEachFileIsNamedAsTheOneBeforeIt() throws Exception {
        // Given
        desk.log("access.log", LogDesk.get("/before"));
        desk.log("access.log-one.log", LogDesk.get("/long/before"));
        try (var logs = desk.follow()) {
            desk.log("access.log", LogDesk.get("/one"), LogDesk.get("/two"));
            assertThat(LogDesk.requests(logs.read())).isEqualTo(2);

            // When
            Files.move(
                    folder.resolve("access.log"),
                    folder.resolve("access.log-one.log"),
                    StandardCopyOption.REPLACE_EXISTING);
            desk.log("access.log", LogDesk.get("/three"));

            // Then
            assertThat(LogDesk.requests(logs.read())).isEqualTo(3);
        }
    }

    @Test
    void shouldCountWhatComesLateToTheOldFileAndLetItGoWhenNothingComes() throws Exception {
        // Given
        desk.log("access.log", LogDesk.get("/a"));
        try (var logs = desk.follow()) {
            Files.move(folder.resolve("access.log"), folder.resolve("access.log.1"));
            desk.log("access.log", LogDesk.get("/a"));
            logs.read();

            // When
            desk.log("access.log.1", LogDesk.get("/a"), LogDesk.get("/a"));
            desk.pass(Duration.ofSeconds(90));
            var late = LogDesk.requests(logs.read());
            desk.log("access.log.1", LogDesk.get("/a"));
            desk.pass(Duration.ofSeconds(90));
            var later = LogDesk.requests(logs.read());
            desk.pass(Duration.ofMinutes(3));
            logs.read();

            // Then
            assertThat(late).isEqualTo(3);
            assertThat(later).isEqualTo(4);
            assertThat(desk.open()).isEqualTo(1);
        }
        assertThat(desk.open()).isZero();
    }

    @Test
    void shouldLetAFileGoThatWasRemoved() throws Exception {
        // Given
        desk.log("access.log", LogDesk.get("/a"));
        desk.log("other-access.log");
        try (var logs = desk.follow()) {
            Files.delete(folder.resolve("access.log"));
            assertThat(logs.read().files()).isEqualTo(2);

            // When
            desk.pass(Duration.ofMinutes(3));
            var without = logs.read();
            var open = desk.open();
            desk.log("access.log", LogDesk.get("/a"));
            var again = logs.read();

            // Then
            assertThat(without.files()).isEqualTo(1);
            assertThat(without.problem()).isEmpty();
            assertThat(open).isEqualTo(1);
            assertThat(again.files()).isEqualTo(2);
            assertThat(LogDesk.requests(again)).isEqualTo(1);
        }
    }

    @Test
    void shouldBeginAgainWhenTheLogIsCutAfterACopy() throws Exception {
        // Given
        desk.log("access.log", LogDesk.get("/old"), LogDesk.get("/old"));
        try (var logs = desk.follow()) {
            desk.log("access.log", LogDesk.get("/a"), LogDesk.get("/a"));
            logs.read();

            // When
            Files.copy(folder.resolve("access.log"), folder.resolve("access.log.1"));
            Files.writeString(folder.resolve("access.log"), LogDesk.get("/a"));

            // Then
            assertThat(LogDesk.requests(logs.read())).isEqualTo(3);
        }
    }
}
