package io.jenkins.plugins.upkeep.cli.monitoring;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.monitoring.rules.MonitoredService;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Configurations of services that are monitored, and promtool. */
final class MonitoringDesk {
    /** All that can be monitored, and a name that is hard to quote. */
    static final String HOSTILE = "a \"b\" \\ {{ ü $labels }} $x 😀 #";

    private static final Duration LONG = Duration.ofMinutes(5);

    private MonitoringDesk() {}

    static Config config(Path folder, String yaml) throws Exception {
        var file = Files.writeString(folder.resolve("upkeep.yaml"), yaml);
        return ConfigFile.read(file, TaskFamilies.sections(), Map.of());
    }

    static MonitoredService service(Path folder, String yaml) throws Exception {
        return Services.of(config(folder, yaml));
    }

    /** A service with all parts. */
    static String full(String name) {
        return full(name, "jdbc:postgresql://127.0.0.1:1/shop", "nobody", "nothing", "redis://127.0.0.1:1");
    }

    /** As {@link #full(String)}, by a file for a node exporter. */
    static String filed(String name) {
        return full(name).replace("monitoring:\n", "monitoring:\n  textfile: /var/lib/node/upkeep.prom\n");
    }

    static String full(String name, DatabaseAddress database, String redis) {
        var path =
                URLEncoder.encode(database.database(), StandardCharsets.UTF_8).replace("+", "%20");
        return full(
                name,
                "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + path,
                database.user().orElseThrow(),
                database.password().orElseThrow().reveal(),
                redis);
    }

    private static String full(String name, String url, String user, String password, String redis) {
        return """
                service: %s
                api:
                  endpoints:
                    - {name: "pri\\"mary {{ x }}", url: "http://localhost:8000/health"}
                    - {name: secondary, url: "https://localhost/health"}
                  accessLogs: {files: ["access.log*"], format: '$remote_addr [$time_local] "$request" $status $request_time'}
                host: {disks: [/]}
                redis: {url: "%s"}
                database: {url: "%s", user: %s, password: %s, maintenance: {window: 3h}}
                marketData: {table: prices}
                backup: {store: "file:/backups", parts: {database: true}}
                drill: {rto: 30m, rpo: 26h}
                security: {firewall: {allow: [22/tcp]}}
                monitoring:
                  prometheus: http://localhost:9090
                  alertmanager: http://localhost:9093/am
                  scrape: {jenkins: "https://ci.example.org/jenkins"}
                  metrics:
                    - name: active_strategies_count
                      help: Active "strategies" \\ of {{ us }}
                      sql: SELECT count(*) FROM strategies WHERE status = 'active'
                      alert: {name: NoStrategies, below: 1, critical: true}
                    - name: optimization_duration_seconds
                      help: Time of the last optimization
                      sql: SELECT name, seconds FROM strategies
                      labels: [name]
                      alert: {name: SlowOptimization, above: 1500.5, below: -3, for: 90s}
                    - name: optimization_failures_total
                      type: counter
                      help: Failed optimizations
                      sql: SELECT count(*) FROM strategies WHERE status = 'failed'
                      alert: {name: OptimizationFailures, above: 2, for: 0s, action: "See {{ it }}."}
                    - {name: forgotten, help: Never there, sql: SELECT NULL::int}
                """.formatted(quoted(name), redis, url, quoted(user), quoted(password));
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$${") + '"';
    }

    static ProcessResult promtool(Path folder, String... words) throws Exception {
        assumeThat(Command.find("promtool").isPresent())
                .as("promtool is not installed; run bin/setup --test")
                .isTrue();
        return Command.of("promtool", words).in(folder).run(LONG);
    }

    /** What promtool says of metrics in the text format. */
    static ProcessResult checkMetrics(Path folder, String text) throws Exception {
        assumeThat(Command.find("promtool").isPresent())
                .as("promtool is not installed; run bin/setup --test")
                .isTrue();
        try (var process = Command.of("promtool", "check", "metrics").in(folder).start()) {
            try (var input = process.input()) {
                input.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return process.await(LONG);
        }
    }
}
