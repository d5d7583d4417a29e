package io.jenkins.plugins.upkeep.health.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrequentTest {
    @Test
    void shouldCountExactlyWhileThereIsRoom() {
        // Given
        var frequent = new Frequent<String>(2);

        // When
        for (var thing : "a b b c c c d d d d".split(" ", -1)) {
            frequent.add(thing);
        }

        // Then
        assertThat(frequent.missed()).isZero();
        assertThat(frequent.top(2)).containsExactly(Map.entry("d", 4L), Map.entry("c", 3L));
    }

    @Test
    void shouldFindWhatIsFrequentAmongMany() {
        // Given a flood that begins late, among ever new things
        var frequent = new Frequent<Integer>(100);
        var random = new Random(3);
        var truth = new HashMap<Integer, Long>();

        // When
        for (int i = 0; i < 200_000; i++) {
            var thing = i > 50_000 && random.nextInt(5) == 0 ? -1 : i < 5_000 && i % 3 == 0 ? -2 : i;
            truth.merge(thing, 1L, Long::sum);
            frequent.add(thing);
        }

        // Then no count is too large, and none is smaller than it says
        var top = frequent.top(10);
        assertThat(top.get(0).getKey()).isEqualTo(-1);
        assertThat(frequent.missed()).isPositive().isLessThan(200_000 / 100);
        assertThat(top)
                .allSatisfy(entry -> assertThat(entry.getValue())
                        .isBetween(truth.get(entry.getKey()) - frequent.missed(), truth.get(entry.getKey())));
    }
}
