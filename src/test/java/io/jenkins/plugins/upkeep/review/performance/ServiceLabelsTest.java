package io.jenkins.plugins.upkeep.review.performance;

import static io.jenkins.plugins.upkeep.review.performance.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.testing.PrometheusServer;
import io.jenkins.plugins.upkeep.testing.Reports;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real Prometheus that watches several services: each review is about its own. */
class ServiceLabelsTest {
    @TempDir
    private static Path folder;

    private static PrometheusServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PrometheusServer.start(folder, samples());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The disk of another service is full; a cache is as well, and orders are counted since the beginning of time. */
    private static String samples() {
        var some = new Samples();
        return some.gauge("up", "{service=\"shop\",instance=\"a\"}", 30, day -> 1.0)
                .also("up", "{service=\"other\",instance=\"b\"}", 30, day -> 1.0)
                .gauge("node_filesystem_size_bytes", disk("shop", "a"), 30, day -> 100.0)
                .also("node_filesystem_size_bytes", disk("other", "b"), 30, day -> 100.0)
                .gauge("node_filesystem_avail_bytes", disk("shop", "a"), 30, day -> 50 + some.noise(1))
                .also("node_filesystem_avail_bytes", disk("other", "b"), 30, day -> 1 + some.noise(0.1))
                .gauge("redis_memory_used_bytes", redis("cache"), 30, day -> 99 + some.noise(0.1))
                .also("redis_memory_used_bytes", redis("queue"), 30, day -> 40 + some.noise(1))
                .gauge("redis_memory_max_bytes", redis("cache"), 30, day -> 100.0)
                .also("redis_memory_max_bytes", redis("queue"), 30, day -> 100.0)
                .gauge("redis_instance_info", policy("cache", "allkeys-lru"), 30, day -> 1.0)
                .also("redis_instance_info", policy("queue", "noeviction"), 30, day -> 1.0)
                .gauge("node_memory_MemAvailable_bytes", "{instance=\"c\"}", 30, day -> 50 + some.noise(1))
                .gauge("node_memory_MemTotal_bytes", "{instance=\"c\"}", 30, day -> 100.0)
                .counter("orders", "{service=\"shop\"}", 30, day -> 0.01)
                .text();
    }

    private static String disk(String service, String instance) {
        return "{service=\"" + service + "\",instance=\"" + instance + "\",mountpoint=\"/\"}";
    }

    private static String redis(String instance) {
        return "{service=\"shop\",instance=\"" + instance + "\"}";
    }

    private static String policy(String instance, String policy) {
        return "{service=\"shop\",instance=\"" + instance + "\",maxmemory_policy=\"" + policy + "\"}";
    }

    private static Report review(String review) throws Exception {
        var config = """
                monitoring:
                  prometheus: %s
                  metrics:
                    - {name: orders_total, help: Orders, sql: SELECT 1, type: counter}
                """.formatted(server.address());
        return Reviews.run(Reviews.task(folder, config + review, Map.of()), folder, NOW);
    }

    @Test
    void shouldAskForWhatIsTheServicesOwn() throws Exception {
        // When
        var report = review("");

        // Then
        assertThat(Reviews.figures(report))
                .filteredOn(figure -> figure.name().equals("node_disk"))
                .extracting(figure -> figure.subject())
                .containsExactly("/ on a");
        assertThat(report.findings()).extracting(Finding::subject).containsExactlyInAnyOrder("reports", "Prometheus");
        assertThat(Reports.seen(report))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("Prometheus: has node_memory of targets without the label service only"));
    }

    @Test
    void shouldAskByTheLabelsThatAreNamed() throws Exception {
        // When
        var report = review("review:\n  selector: instance=\"b\"\n");

        // Then
        assertThat(report.verdict()).startsWith("Disk: / on b is at its limit of 90 % (");
    }

    @Test
    void shouldTakeWhatHasNoSuchLabelWhereTheServiceHasNone() throws Exception {
        // When
        var config = "monitoring:\n  prometheus: " + server.address() + "\n";
        var task = Reviews.task(folder, config, Map.of(), "new.shop");
        var report = Reviews.run(task, folder, NOW, "new.shop");

        // Then
        assertThat(Reviews.figures(report)).extracting(figure -> figure.name()).containsExactly("node_memory");
        assertThat(Reports.seen(report))
                .anySatisfy(
                        line -> assertThat(line)
                                .startsWith(
                                        "Prometheus: has no target with the label service=new.shop: what has no label service"));
    }

    @Test
    void shouldNotCallACacheFull() throws Exception {
        // When
        var report = review("");

        // Then
        assertThat(Reviews.figure(report, "redis_share").subject()).isEqualTo("queue");
        var cache = Reviews.figure(report, "redis_cache");
        assertThat(cache.subject()).isEqualTo("cache");
        assertThat(cache.limit()).isEmpty();
    }

    @Test
    void shouldTakeTheRateOfACounterOfTheBusiness() throws Exception {
        // When
        var orders = Reviews.figure(review(""), "business_orders_total");

        // Then
        assertThat(orders.course().orElseThrow().now()).isBetween(860.0, 868.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{a=\"b\"}", "a=b", "a=\"b\"} or up{a=\"b\"", "a=\"b\",,c=\"d\""})
    void shouldRefuseWhatIsNoSelector(String text) {
        assertThatThrownBy(() -> review("review:\n  selector: '" + text + "'\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("selector")
                .hasMessageContaining("labels as they stand in PromQL");
    }
}
