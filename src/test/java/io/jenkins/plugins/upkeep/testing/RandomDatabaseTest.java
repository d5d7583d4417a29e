package io.jenkins.plugins.upkeep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import org.junit.jupiter.api.Test;

class RandomDatabaseTest {
    @Test
    void shouldGiveTheSameScriptForTheSameSeed() {
        qt().withExamples(50)
                .forAll(longs().all())
                .checkAssert(seed -> assertThat(RandomDatabase.sql(seed)).isEqualTo(RandomDatabase.sql(seed)));
    }

    @Test
    void shouldWriteWhatTheServerTakes() {
        qt().withExamples(10).withShrinkCycles(0).forAll(longs().all()).checkAssert(seed -> {
            // Given
            var address = TestCluster.database();

            // When, then: a statement that fails fails the test
            TestCluster.sql(address, RandomDatabase.sql(seed));
        });
    }
}
