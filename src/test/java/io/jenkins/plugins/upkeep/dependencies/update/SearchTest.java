package io.jenkins.plugins.upkeep.dependencies.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final List<Update> UPDATES = IntStream.range(0, 8)
            .mapToObj(number -> RequirementsTextTest.update("p" + number, "1.0", "1.1"))
            .toList();

    @Test
    void shouldTakeAllTogetherAtOnce() throws Exception {
        var bench = new Recorder(names -> true);

        var tried = new Search(bench, 12).run(UPDATES);

        assertThat(tried.good()).isEqualTo(UPDATES);
        assertThat(bench.attempts).hasSize(1);
    }

    @Test
    void shouldTellTheBadFromTheGood() throws Exception {
        // Given
        var bench = new Recorder(names -> !names.contains("p2") && !names.contains("p7"));

        // When
        var tried = new Search(bench, 20).run(UPDATES);

        // Then
        assertThat(tried.good()).extracting(Update::name).containsExactly("p0", "p1", "p3", "p4", "p5", "p6");
        assertThat(tried.bad().keySet()).extracting(Update::name).containsExactlyInAnyOrder("p2", "p7");
        assertThat(tried.untried()).isEmpty();
        assertThat(bench.attempts).contains(names(tried.good()));
    }

    @Test
    void shouldFindThatOneNeedsAnotherThatComesLater() throws Exception {
        // Given
        var bench = new Recorder(names -> !names.contains("p7") && (!names.contains("p0") || names.contains("p5")));

        // When
        var tried = new Search(bench, 20).run(UPDATES);

        // Then
        assertThat(tried.bad().keySet()).extracting(Update::name).containsExactly("p7");
        assertThat(tried.good()).hasSize(7);
        assertThat(bench.attempts).contains(names(tried.good()));
    }

    @Test
    void shouldBlameNobodyWhenWhatIsInUseFailsToo() throws Exception {
        var tried = new Search(new Recorder(names -> false), 12).run(UPDATES);

        assertThat(tried.broken()).isPresent();
        assertThat(tried.bad()).isEmpty();
        assertThat(tried.good()).isEmpty();
    }

    @Test
    void shouldEndWhenAllAttemptsAreUsed() throws Exception {
        // Given
        var bench = new Recorder(names -> names.isEmpty());

        // When
        var tried = new Search(bench, 5).run(UPDATES);

        // Then
        assertThat(bench.attempts).hasSizeLessThanOrEqualTo(5);
        assertThat(tried.untried()).isNotEmpty();
        assertThat(tried.untried().size() + tried.bad().size()).isEqualTo(8);
    }

    private static Set<String> names(List<Update> updates) {
        var names = new HashSet<String>();
        updates.forEach(update -> names.add(update.name()));
        return names;
    }

    private static final class Recorder implements Bench {
        private final Predicate<Set<String>> good;
        private final List<Set<String>> attempts = new ArrayList<>();

        private Recorder(Predicate<Set<String>> good) {
            this.good = good;
        }

        @Override
        public Optional<Failure> attempt(List<Update> updates) {
            attempts.add(names(updates));
            return good.test(names(updates)) ? Optional.empty() : Optional.of(new Failure("test", 1, "no"));
        }
    }
}
