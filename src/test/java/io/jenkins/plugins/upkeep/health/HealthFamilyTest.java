package io.jenkins.plugins.upkeep.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.config.ApiConfig;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.config.Endpoint;
import io.jenkins.plugins.upkeep.config.Expectation;
import io.jenkins.plugins.upkeep.config.HostConfig;
import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class HealthFamilyTest {
    @Test
    void shouldBeFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(TaskFamily.class)).anyMatch(HealthFamily.class::isInstance);
    }

    @Test
    void shouldRefuseToLookAtNothing() {
        assertThatThrownBy(() -> run(new Sections(List.of()), false, new ArrayList<>()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("add one of the sections api, database, redis and host");
    }

    @Test
    void shouldSayThatAllIsWell() throws Exception {
        // Given
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        var api = new ApiConfig(List.of(endpoint(url, 204)));

        // When
        var report = run(new Sections(List.of(api)), false, new ArrayList<>());
        server.stop(0);

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.verdict()).isEqualTo("all 3 probes are within their limits");
        assertThat(report.views()).hasSize(2);
        assertThat(((View.Table) report.views().get(0)).rows()).hasSize(3);
        assertThat(((View.Bars) report.views().get(1)).bars())
                .extracting(View.Bar::label)
                .containsExactly("endpoint primary");
    }

    @Test
    void shouldSayWhatToDoFirst() throws Exception {
        // Given an endpoint, a database and a disk that are not there
        var api = new ApiConfig(List.of(endpoint(URI.create("http://nobody.invalid/"), 200)));
        var database = new DatabaseConfig(
                Secret.of("jdbc:postgresql://127.0.0.1:1/x"),
                Optional.of("me"),
                Optional.empty(),
                Optional.empty(),
                List.of());
        var host = new HostConfig(List.of(Path.of("/no/such/disk")), List.of(), Optional.empty());

        // When
        var report = run(new Sections(List.of(host, database, api)), false, new ArrayList<>());

        // Then the gravest comes first
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.verdict())
                .startsWith("endpoint primary: its host nobody.invalid has no address; first: check the url")
                .matches(".* \\(besides: 1 CRITICAL, .*\\)");
        assertThat(report.findings()).extracting(finding -> finding.subject()).contains("disk /no/such/disk");
    }

    @Test
    void shouldOnlyTellWhatItWouldLookAt() throws Exception {
        // Given
        var api = new ApiConfig(List.of(endpoint(URI.create("https://nobody.invalid/?key=secret"), 200)));
        var lines = new ArrayList<String>();

        // When
        var report = run(new Sections(List.of(api)), true, lines);

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(report.verdict()).isEqualTo("would look at 2 things; nothing was looked at");
        assertThat(lines).hasSize(2).noneMatch(line -> line.contains("secret"));
        assertThat(lines.get(0)).isEqualTo("endpoint primary: ask https://nobody.invalid/?… 6 times");
    }

    @Test
    void shouldLookAtAllThatTheConfigurationNames() throws Exception {
        // Given
        var redis = new RedisConfig(
                URI.create("redis://localhost:6379"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false,
                Optional.empty());
        var journal = new HostConfig.Journal(List.of("shop-*"), Duration.ofHours(24), 50);
        var host = new HostConfig(List.of(Path.of("/")), List.of("nginx", "redis"), Optional.of(journal));
        var lines = new ArrayList<String>();

        // When
        run(new Sections(List.of(redis, host)), true, lines);

        // Then
        assertThat(lines)
                .hasSize(8)
                .anyMatch(line -> line.startsWith("redis localhost:6379: ask what it says about itself"))
                .contains(
                        "systemd units: see whether these are active: nginx, redis; and which others have failed",
                        "journal: count the errors of the last 24 h of shop-* (journalctl --priority=err)",
                        "host clock: ask chronyc and timedatectl whether it is synchronized");
    }

    private static Endpoint endpoint(URI url, int status) {
        return new Endpoint(
                "primary",
                url,
                5,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                new Expectation(status, Optional.empty()));
    }

    private static Report run(Config config, boolean dryRun, List<String> lines)
            throws UpkeepException, InterruptedException {
        var declaration = new HealthFamily().tasks().get(0);
        var folder = config.folder();
        var context = new TaskContext(
                declaration.name(),
                config.service(),
                Clock.systemUTC(),
                new Lines(lines),
                Progress.unseen(),
                folder,
                folder,
                dryRun);
        return declaration.factory().create(config, TaskOptions.none()).run(context);
    }

    /** A log that is kept. */
    private record Lines(List<String> lines) implements TaskLog {
        @Override
        public void info(String line) {
            lines.add(line);
        }

        @Override
        public void detail(String line) {
            // Nobody reads it.
        }
    }

    /** A configuration of given sections. */
    private record Sections(List<Record> records) implements Config {
        @Override
        public String service() {
            return "test";
        }

        @Override
        public Path folder() {
            return Path.of("/tmp");
        }

        @Override
        public <T extends Record> Optional<T> find(Class<T> type) {
            return records.stream().filter(type::isInstance).map(type::cast).findFirst();
        }

        @Override
        public <T extends Record> T require(Class<T> type) throws ConfigException {
            return find(type).orElseThrow(() -> new ConfigException("upkeep.yaml: the section is missing"));
        }
    }
}
