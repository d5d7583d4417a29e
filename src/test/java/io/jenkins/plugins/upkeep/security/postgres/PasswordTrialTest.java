package io.jenkins.plugins.upkeep.security.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.security.SecurityConfig.Accounts;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordTrialTest {
    private static final Instant NOW = Instant.parse("2026-08-15T12:00:00Z");

    /** Of 200 rounds: the built-in guesses take a moment, a long list takes minutes. */
    private static final String VERIFIER = "SCRAM-SHA-256$200:c2FsdA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @TempDir
    private Path folder;

    private List<Gap> gaps(int passwords) throws Exception {
        var list = IntStream.range(0, passwords).mapToObj(i -> "nobodys-" + i).collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("list.txt"), list);
        var accounts = new Accounts(List.of(), List.of(), Optional.of(Path.of("list.txt")), Duration.ofSeconds(2));
        var rights = new Role.Rights(true, false, false, false, false);
        var role = new Role("role", rights, Optional.empty(), Role.Password.of("role", VERIFIER));
        var outcome = Outcome.builder();
        new PasswordTrial(accounts, folder, outcome).run(List.of(role), "shop", NOW);
        return outcome.build().gaps();
    }

    @Test
    void shouldSayThatAListWasNotTriedToItsEnd() throws Exception {
        assertThat(gaps(200_000)).singleElement().satisfies(gap -> {
            assertThat(gap.subject()).isEqualTo("file of passwords to try");
            assertThat(gap.reason()).isEqualTo("was not tried to its end for 1 role within 2 s");
        });
    }

    @Test
    void shouldSayNothingOfAListThatWasTriedToItsEnd() throws Exception {
        assertThat(gaps(10)).isEmpty();
    }
}
