package io.jenkins.plugins.upkeep.traffic;

import io.jenkins.plugins.upkeep.config.Ratio;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.traffic.ssh.LoginSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Access logs of tests, and what the tasks say of them. The present is noon of a certain day. */
final class Logs {
    static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    static final String TIMED =
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent \"$http_referer\" \"$http_user_agent\" $request_time";
    static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64)";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final StringBuilder text = new StringBuilder();
    private String format = TIMED;
    private List<String> trusted = List.of();
    private Instant now = NOW;
    private History history = History.none();
    private Optional<LoginSource> ssh = Optional.empty();

    Logs(Path folder) {
        this.folder = folder;
    }

    Logs format(String other) {
        format = other;
        return this;
    }

    Logs trusted(String... networks) {
        trusted = List.of(networks);
        return this;
    }

    Logs now(Instant other) {
        now = other;
        return this;
    }

    Logs history(History earlier) {
        history = earlier;
        return this;
    }

    Logs ssh(LoginSource source) {
        ssh = Optional.of(source);
        return this;
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** A line as nginx writes it. */
    static String line(String address, Instant at, String request, int status, String agent, String seconds) {
        return address + " - - [" + time(at) + "] \"" + request + "\" " + status + " 100 \"-\" \"" + agent + "\" "
                + seconds + "\n";
    }

    Logs add(String address, Instant at, String request, int status) {
        return add(address, at, request, status, BROWSER, "0.100");
    }

    Logs add(String address, Instant at, String request, int status, String agent, String seconds) {
        return raw(line(address, at, request, status, agent, seconds));
    }

    Logs raw(String line) {
        text.append(line);
        return this;
    }

    /** What an ordinary service sees in a day: some clients, a few errors, a wrong password now and then. */
    Logs ordinaryDay() {
        for (int i = 0; i < 2_000; i++) {
            var at = NOW.minusSeconds(86_000 - i * 40L);
            add("198.51.100." + i % 40, at, "GET /orders/" + i + "?page=2 HTTP/1.1", i % 97 == 0 ? 404 : 200);
        }
        for (int i = 0; i < 30; i++) {
            add(
                    "198.51.100." + i,
                    NOW.minusSeconds(80_000 - i * 2_000L),
                    "POST /login HTTP/1.1",
                    i % 3 == 0 ? 401 : 200);
        }
        add("192.0.2.9", NOW.minusSeconds(4_000), "", 400, "-", "0.000");
        add("192.0.2.9", NOW.minusSeconds(3_999), "\\x16\\x03\\x01", 400, "-", "0.000");
        add("192.0.2.10", NOW.minusSeconds(3_000), "GET /.env HTTP/1.1", 404);
        return add("192.0.2.11", NOW.minusSeconds(2_000), "GET /robots.txt HTTP/1.1", 404);
    }

    Logs save(String name) throws IOException {
        Files.writeString(folder.resolve(name), text.toString());
        text.setLength(0);
        return this;
    }

    String text() {
        return text.toString();
    }

    AccessLogsConfig config(String... files) {
        return new AccessLogsConfig(
                List.of(files),
                format,
                Duration.ofDays(7),
                Duration.ofMillis(300),
                new Ratio(0.01),
                List.of("login", "/api/session"),
                List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
                5,
                Duration.ofMinutes(10),
                trusted);
    }

    Report performance(String... files) throws Exception {
        return run("api-performance", new ApiPerformance(AccessLogs.of(folder, config(files))), false);
    }

    Report review(String... files) throws Exception {
        return run("access-review", TrafficFamily.review(AccessLogs.of(folder, config(files)), ssh), false);
    }

    Report dryRun(String... files) throws Exception {
        return run("api-performance", new ApiPerformance(AccessLogs.of(folder, config(files))), true);
    }

    private Report run(String name, Task task, boolean dryRun) throws Exception {
        return task.run(new TaskContext(
                name,
                "shop",
                Clock.fixed(now, ZoneOffset.UTC),
                TaskLog.silent(),
                Progress.unseen(),
                folder,
                folder,
                dryRun,
                history));
    }

    static double number(Report report, String name, String subject) {
        return report.measurements().stream()
                .filter(one -> one.name().equals(name) && one.subject().equals(subject))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(name + " of " + subject + " is missing in " + report.measurements()))
                .value()
                .orElseThrow();
    }

    static double number(Report report, String name) {
        return number(report, name, "");
    }
}
