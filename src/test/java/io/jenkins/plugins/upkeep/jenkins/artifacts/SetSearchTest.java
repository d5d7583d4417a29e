package io.jenkins.plugins.upkeep.jenkins.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds 3, 2, 1 and 0 are looked at in this order; build 0 holds nothing. */
class SetSearchTest {
    @TempDir
    private Path folder;

    private SetId set(int build, VerificationLevel level) throws Exception {
        return archived(build).set(build, level);
    }

    private Archived archived(int build) {
        return new Archived(folder.resolve(Integer.toString(build)));
    }

    private Stream<BuildSets> builds() {
        return IntStream.of(3, 2, 1, 0).mapToObj(build -> archived(build).sets());
    }

    private SetSearch.Found search(String choice) throws Exception {
        return new SetSearch(new SetWish(Archived.SERVICE, choice)).in(builds());
    }

    private static List<SetId> ids(List<SetSearch.Place> places) {
        return places.stream().map(SetSearch.Place::id).toList();
    }

    @Test
    void shouldChooseTheNewestVerifiedSetAndTellOfTheNewerOnes() throws Exception {
        // Given
        set(1, VerificationLevel.RESTORED);
        var second = set(2, VerificationLevel.STORED);
        var third = set(3, VerificationLevel.NONE);

        // When
        var found = search("newest");

        // Then
        assertThat(found.chosen()).map(SetSearch.Place::id).hasValue(second);
        assertThat(ids(found.told())).containsExactly(third, second);
    }

    @Test
    void shouldPassADamagedSetAndTellOfIt() throws Exception {
        // Given
        var first = set(1, VerificationLevel.STORED);
        var third = set(3, VerificationLevel.STORED);
        Files.writeString(archived(3).file(third, "manifest.json"), "{}");

        // When
        var found = search("newest");

        // Then
        assertThat(found.chosen()).map(SetSearch.Place::id).hasValue(first);
        assertThat(ids(found.told())).containsExactly(third, first);
    }

    @Test
    void shouldPassWhatHasNoManifest() throws Exception {
        // Given
        var first = set(1, VerificationLevel.STORED);
        var third = set(3, VerificationLevel.NONE);
        Files.delete(archived(3).file(third, "manifest.json"));

        // Then
        assertThat(search("newest").chosen()).map(SetSearch.Place::id).hasValue(first);
        assertThat(search("random").chosen()).map(SetSearch.Place::id).hasValue(first);
    }

    @Test
    void shouldFindTheOneThatIsNamedVerifiedOrNot() throws Exception {
        // Given
        var first = set(1, VerificationLevel.NONE);
        set(2, VerificationLevel.STORED);
        var third = set(3, VerificationLevel.STORED);

        // When
        var found = search(first.text());

        // Then
        assertThat(found.chosen()).map(SetSearch.Place::id).hasValue(first);
        assertThat(ids(found.told())).containsExactly(third);
        assertThat(search("20261123T031500Z-9f3a").chosen()).isEmpty();
    }

    @Test
    void shouldChooseAnyVerifiedOneAtRandom() throws Exception {
        // Given
        var first = set(1, VerificationLevel.STORED);
        var second = set(2, VerificationLevel.STORED);
        set(3, VerificationLevel.NONE);

        // When
        var chosen = new HashSet<SetId>();
        for (int attempt = 0; attempt < 60; attempt++) {
            chosen.add(search("random").chosen().orElseThrow().id());
        }

        // Then
        assertThat(chosen).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void shouldFindNothingOfAnotherService() throws Exception {
        // Given
        set(1, VerificationLevel.STORED);

        // When
        var found = new SetSearch(new SetWish("my", "newest")).in(builds());

        // Then
        assertThat(found.chosen()).isEmpty();
        assertThat(found.told()).isEmpty();
    }

    @Test
    void shouldStopWhenItIsToldTo() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> search("newest")).isInstanceOf(InterruptedException.class);
    }
}
