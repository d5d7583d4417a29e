package io.jenkins.plugins.upkeep.security.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Year;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GuessingTest {
    private static final String NOBODYS_MD5 = "md5" + "0".repeat(32);
    private static final String SCRAM = "SCRAM-SHA-256$%d:c2FsdA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static Suspect suspect(String name, String verifier) {
        var rights = new Role.Rights(true, false, false, false, false);
        var role = new Role(name, rights, Optional.empty(), Role.Password.of(name, verifier));
        var guesses = Guesses.of(name, "shop", Year.of(2026), Guesses.builtIn(), List.of());
        return new Suspect(role, role.password().verifier().orElseThrow(), guesses);
    }

    @Test
    void shouldGiveEveryRoleItsTurn() throws Exception {
        // Given
        var suspects = new ArrayList<Suspect>();
        for (int i = 0; i < 7; i++) {
            suspects.add(suspect("role" + i, NOBODYS_MD5));
        }
        var looks = new AtomicInteger();

        // When
        new Guessing(() -> looks.incrementAndGet() > 100).run(suspects);

        // Then
        assertThat(suspects).allSatisfy(one -> assertThat(one.tried()).isBetween(13, 15));
    }

    @Test
    void shouldLeaveCostlyRolesForTheEnd() throws Exception {
        // Given
        var costly = suspect("costly", SCRAM.formatted(5_000_000));
        var endless = suspect("endless", SCRAM.formatted(2_147_483_647));
        var usual = suspect("usual", NOBODYS_MD5);

        // When
        new Guessing(PasswordVerifier.TimeLimit.after(Duration.ofSeconds(1))).run(List.of(costly, endless, usual));

        // Then
        assertThat(usual.tried()).isEqualTo(usual.guesses().size());
        assertThat(costly.tried()).isLessThan(10);
        assertThat(endless.tried()).isZero();
    }

    @Test
    void shouldEndWhenItIsToldTo() {
        // Given
        var ended = new AtomicReference<Throwable>();
        var suspects = List.of(suspect("costly", SCRAM.formatted(9_000_000)));
        var thread = new Thread(() -> {
            try {
                new Guessing(() -> false).run(suspects);
            } catch (Exception e) {
                ended.set(e);
            }
        });

        // When
        thread.start();
        thread.interrupt();

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> ended.get() != null);
        assertThatThrownBy(() -> {
                    throw ended.get();
                })
                .isInstanceOf(InterruptedException.class);
        assertThat(thread.isInterrupted()).isFalse();
    }

    @Test
    void shouldNotTellWhichGuessWasRight() throws Exception {
        // Given
        var guessed = suspect(
                "role",
                "md5"
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("MD5")
                                        .digest("rolerole".getBytes(StandardCharsets.UTF_8))));

        // When
        new Guessing(() -> false).run(List.of(guessed));

        // Then
        assertThat(guessed.guessed()).isTrue();
        assertThat(guessed.tried()).isEqualTo(guessed.guesses().size());
    }
}
