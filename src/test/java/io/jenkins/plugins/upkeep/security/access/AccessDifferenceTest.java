package io.jenkins.plugins.upkeep.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.security.audit.Gap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessDifferenceTest {
    private static final Gap GAP = new Gap("file /etc/sudoers", "this user may not look at it", "run it as root");

    private final Sight sight = new Sight();

    @Test
    void shouldTellWhatIsNewAndWhatIsGone() {
        assertThat(AccessDifference.between(
                        Set.of("role a: login", "role b: login"), Set.of("role b: login", "role c: login")))
                .isEqualTo(new AccessDifference(List.of("role c: login"), List.of("role a: login")));
    }

    @Test
    void shouldNotTakeForGoneWhatCouldNotBeLookedAt() {
        // Given
        var before =
                Set.of("looked at sudo", "looked at key", "sudo alice: ALL", "key bob SHA256:x", "key eve SHA256:y");
        sight.blind(GAP, Scope.SUDO);
        sight.blindToKeys(GAP, "bob");
        sight.looked(Scope.KEY);

        // When
        var difference = AccessDifference.between(before, sight);

        // Then
        assertThat(difference.gone()).containsExactly("key eve SHA256:y");
        assertThat(difference.fresh()).isEmpty();
        assertThat(AccessDifference.remembered(before, sight))
                .containsExactlyInAnyOrder("looked at sudo", "looked at key", "sudo alice: ALL", "key bob SHA256:x");
    }

    @Test
    void shouldNotTakeForNewWhatWasNeverLookedAtBefore() {
        // Given
        sight.looked(Scope.SUDO);
        sight.looked(Scope.ROLE);
        sight.fact(Scope.SUDO, "alice: ALL");
        sight.fact(Scope.ROLE, "app: login");

        // When
        var difference = AccessDifference.between(Set.of("looked at role"), sight);

        // Then
        assertThat(difference.fresh()).containsExactly("role app: login");
    }

    @Test
    void shouldNotTakeForNewTheKeysThatCouldNotBeReadBefore() {
        // Given
        var earlier = new Sight();
        earlier.looked(Scope.KEY);
        earlier.blindToKeys(GAP, "bob");
        var before = AccessDifference.remembered(Set.of(), earlier);
        sight.looked(Scope.KEY);
        sight.fact(Scope.KEY, "bob SHA256:x");
        sight.fact(Scope.KEY, "mallory SHA256:y");

        // When
        var difference = AccessDifference.between(before, sight);

        // Then
        assertThat(difference.fresh()).containsExactly("key mallory SHA256:y");
        assertThat(AccessDifference.remembered(before, sight))
                .containsExactlyInAnyOrder("looked at key", "key bob SHA256:x", "key mallory SHA256:y");
    }

    @Test
    void shouldCompareWithTheKeysThatWereKnownOnce() {
        // Given
        var earlier = new Sight();
        earlier.looked(Scope.KEY);
        earlier.blindToKeys(GAP, "bob");
        var before = AccessDifference.remembered(Set.of("looked at key", "key bob SHA256:x"), earlier);
        sight.looked(Scope.KEY);
        sight.fact(Scope.KEY, "bob SHA256:z");

        // When
        var difference = AccessDifference.between(before, sight);

        // Then
        assertThat(before).containsExactlyInAnyOrder("looked at key", "key bob SHA256:x");
        assertThat(difference)
                .isEqualTo(new AccessDifference(List.of("key bob SHA256:z"), List.of("key bob SHA256:x")));
    }

    @Test
    void shouldNotCountAsLookedAtWhatWasSeenInPart() {
        // Given
        sight.looked(Scope.SUDO);
        sight.fact(Scope.SUDO, "alice: ALL");
        sight.blind(GAP, Scope.SUDO);

        // When, Then
        assertThat(AccessDifference.remembered(Set.of(), sight)).containsExactly("sudo alice: ALL");
    }
}
