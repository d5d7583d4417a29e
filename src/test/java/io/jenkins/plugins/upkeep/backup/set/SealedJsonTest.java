package io.jenkins.plugins.upkeep.backup.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealedJsonTest {
    private static Verification verification() {
        return new Verification(
                Verification.SCHEMA,
                "20261123T031500Z-9f3a",
                VerificationLevel.NONE,
                Instant.parse("2026-11-23T03:20:00Z"),
                "tool \"}\n ü",
                java.util.Optional.of(new Verification.Failure(VerificationLevel.STORED, "ü")),
                java.util.List.of());
    }

    private static void shouldNotBelieve(byte[] bytes) {
        assertThatThrownBy(() -> SealedJson.read("one", bytes, Verification.class))
                .isInstanceOf(DamagedSetException.class)
                .hasMessageStartingWith("one: is damaged");
    }

    @Test
    void shouldReadWhatItWrote() throws Exception {
        assertThat(SealedJson.read("one", SealedJson.write(verification()), Verification.class))
                .isEqualTo(verification());
    }

    @Test
    void shouldNotBelieveAnyOtherByte() {
        // Given
        var whole = SealedJson.write(verification());

        for (int position = 0; position < whole.length; position++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                // When
                var changed = whole.clone();
                changed[position] ^= (byte) (1 << bit);

                // Then
                shouldNotBelieve(changed);
            }
            shouldNotBelieve(Arrays.copyOf(whole, position));
        }
        shouldNotBelieve(Arrays.copyOf(whole, whole.length + 1));
        shouldNotBelieve("{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldSayThatAFormIsUnknown() {
        var bytes = SealedJson.write(java.util.Map.of("level", "perfect"));

        assertThatThrownBy(() -> SealedJson.read("one", bytes, Verification.class))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("not of a form that this version of Upkeep knows");
    }
}
