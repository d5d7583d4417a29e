package io.jenkins.plugins.upkeep.jenkins.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingTest {
    @Test
    void shouldHideEachSecretAndTheLongestFirst() {
        // Given
        var masking = Masking.of(List.of("secret", "secret-word", "a.b*c", "", "$1\\E"));

        // When
        var masked = masking.mask("secret-word, secret, a.b*c, aXbc, $1\\E");

        // Then
        assertThat(masked).isEqualTo("****, ****, ****, aXbc, ****");
    }

    @Test
    void shouldHideASecretAsItStandsInAUrl() {
        var masking = Masking.of(List.of("p@ss wörd "));
        assertThat(masking.mask("postgresql://app:p%40ss%20w%C3%B6rd%20@db, p@ss wörd."))
                .isEqualTo("postgresql://app:****@db, ****.");
    }

    @Test
    void shouldHideNothingWithoutSecrets() {
        assertThat(Masking.of(List.of()).hides("any text")).isFalse();
    }

    @Test
    void shouldHideEveryLineWhenTheSecretsAreNotKnown() {
        assertThat(Masking.ofEverything().mask("any text")).isEqualTo("****");
    }
}
