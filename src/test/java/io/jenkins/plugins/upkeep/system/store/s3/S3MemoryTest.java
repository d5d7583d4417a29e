package io.jenkins.plugins.upkeep.system.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.testing.s3.S3Server;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How much memory the parts of files take. */
class S3MemoryTest {
    private static final S3Server SERVER = S3Server.S3MOCK;

    @Test
    void shouldKeepItsMemoryBounded() throws Exception {
        // Given
        var store = Buckets.fresh(SERVER);
        var writers = Executors.newFixedThreadPool(8);
        try {
            // When
            List<Future<?>> all = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                var key = "file-" + number;
                all.add(writers.submit((Callable<Boolean>) () -> {
                    Buckets.put(store, key, Buckets.bytes(4 * Buckets.PART + key.length()));
                    return true;
                }));
            }
            for (var one : all) {
                one.get();
            }
        } finally {
            writers.shutdownNow();
        }

        // Then
        assertThat(store.list("")).hasSize(8);
        assertThat(store.memory().most()).isBetween(2L * Buckets.PART, S3Store.MEMORY + 8L * Buckets.PART);
        assertThat(store.memory().held()).isZero();
    }
}
