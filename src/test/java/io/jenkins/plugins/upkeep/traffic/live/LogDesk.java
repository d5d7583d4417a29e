package io.jenkins.plugins.upkeep.traffic.live;

import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.traffic.AccessLogs;
import io.jenkins.plugins.upkeep.traffic.count.LiveFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** A folder with access logs, and a clock that goes when it is told to. */
final class LogDesk {
    private final Path folder;
    private final Hand clock = new Hand();

    LogDesk(Path folder) {
        this.folder = folder;
    }

    FollowedLogs follow() throws Exception {
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
    long open() throws Exception {
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

    void log(String name, String... lines) throws Exception {
        Files.writeString(
                folder.resolve(name), String.join("", lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static String line(String request, int status, String seconds) {
        return "192.0.2.7 [29/Nov/2026:12:00:00 +0000] \"" + request + " HTTP/1.1\" " + status + " " + seconds + "\n";
    }

    static String get(String path) {
        return line("GET " + path, 200, "0.020");
    }

    static long requests(FollowedLogs.State state) {
        return state.routes().stream().mapToLong(LiveFigures::requests).sum();
    }

    void pass(Duration time) {
        clock.pass(time);
    }
}
