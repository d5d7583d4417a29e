package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.testing.TestRedis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real command line, killed while it has the server put its memory in order. */
class KilledRedisMaintenanceTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void shouldPutBackWhatAKilledRunHasSwitchedOn() throws Exception {
        try (var server = TestRedis.withItsAllocator(folder);
                var desk = ServiceDesk.open()) {
            // Given
            server.fragment();
            server.call("CONFIG", "SET", "active-defrag-cycle-max", "1");
            desk.write("""
                    service: shop
                    redis:
                      url: redis://%s
                      defrag: {ratio: 1.2, minWaste: 2MB, maxLatency: 1s}
                    """.formatted(server.address()));
            try (var run = desk.start("redis-maintenance")) {
                await().until(() -> server.setting("activedefrag").equals("yes"));
                ProcessHandle.of(run.pid()).orElseThrow().destroyForcibly();
                run.await(LONG);
            }
            var left = server.setting("activedefrag");

            // When
            var said = said(desk);

            // Then
            assertThat(left).isEqualTo("yes");
            assertThat(said).contains("its settings are put back");
            assertThat(server.setting("activedefrag")).isEqualTo("no");
            assertThat(server.setting("active-defrag-ignore-bytes")).isEqualTo("104857600");
        }
    }

    private static String said(ServiceDesk desk) throws Exception {
        try (var run = desk.start("redis-maintenance")) {
            var output = new String(run.output().readAllBytes(), StandardCharsets.UTF_8);
            var result = run.await(LONG);
            // What the allocator holds back may be worth a warning.
            assertThat(result.status()).as(result.errors() + output).isLessThanOrEqualTo(1);
            return output;
        }
    }
}
