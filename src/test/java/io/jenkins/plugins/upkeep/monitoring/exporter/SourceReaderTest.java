package io.jenkins.plugins.upkeep.monitoring.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.monitoring.metrics.MetricSource;
import io.jenkins.plugins.upkeep.monitoring.source.Changes;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SourceReaderTest {
    private final Semaphore go = new Semaphore(0);

    /** It reads when it is told to. */
    private final class Slow implements MetricSource {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public List<Family> read(Duration patience) throws InterruptedException {
            go.acquire();
            return List.of();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void shouldNotKeepReadingsThatEndedHoweverOftenOneFollowsAnother() throws Exception {
        // Given
        var reader = new SourceReader(new Slow(), new Changes(note -> {}));
        var reading = reader.begin(Duration.ofMinutes(1));
        var first = new WeakReference<>(reading);

        // When each is followed by one with more time
        for (int minutes = 2; minutes < 5; minutes++) {
            var next = reader.begin(Duration.ofMinutes(minutes));
            go.release();
            assertThat(reading.result(1, TimeUnit.MINUTES).up()).isTrue();
            reading = next;
        }

        // Then
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            System.gc();
            return first.get() == null;
        });
        go.release();
        assertThat(reading.result(1, TimeUnit.MINUTES).up()).isTrue();
    }
}
