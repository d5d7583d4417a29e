package io.jenkins.plugins.upkeep.security.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifiers are made by a real server. */
class PasswordVerifierTest {
    private static final String ROLE = "Verifier \"of\" O'Hara; ünï";
    private static final PasswordVerifier.TimeLimit NO_LIMIT = () -> false;

    private static String verifier(String encryption, String password) throws Exception {
        try (var connection = TestCluster.connect(TestCluster.address())) {
            connection.setAutoCommit(false);
            var role = Sql.identifier(connection, ROLE);
            Sql.execute(connection, "set local password_encryption = '" + encryption + "'");
            Sql.execute(connection, "create role " + role + " password " + Sql.literal(connection, password));
            var text = Sql.query(
                    connection, "select rolpassword from pg_authid where rolname = ?", row -> row.getString(1), ROLE);
            connection.rollback();
            return text.get(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5", "scram-sha-256"})
    void shouldKnowThePassword(String encryption) throws Exception {
        for (var password : List.of(
                "summer",
                "x",
                "pass word \\ ' \"",
                "contraseña",
                "ﬁne\u00a0day",
                "soft\u00adhyphen",
                "Ⅸ",
                "日本語",
                "a\u200bb",
                "\u0007bell",
                "אb",
                "e\u0301")) {
            // Given
            var verifier =
                    PasswordVerifier.parse(ROLE, verifier(encryption, password)).orElseThrow();

            // When, Then
            assertThat(verifier.matches(password, NO_LIMIT)).as(password).isTrue();
            assertThat(verifier.matches(password + "x", NO_LIMIT)).isFalse();
            assertThat(verifier.matches("", NO_LIMIT)).isFalse();
            assertThat(verifier).hasToString(encryption.equals("md5") ? "MD5" : "SCRAM-SHA-256");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "md5",
        "md5zz",
        "''",
        "SCRAM-SHA-256$4096",
        "SCRAM-SHA-256$0:c2FsdA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "SCRAM-SHA-256$99999999999:c2FsdA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "SCRAM-SHA-256$4096:=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    })
    void shouldNotKnowOtherForms(String text) {
        assertThat(PasswordVerifier.parse(ROLE, text)).isEmpty();
    }

    @Test
    void shouldStopWithinAGuessThatTakesForever() {
        // Given
        var text = "SCRAM-SHA-256$2147483647:c2FsdA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:"
                + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        var verifier = PasswordVerifier.parse(ROLE, text).orElseThrow();

        // When, Then
        assertThatThrownBy(() -> verifier.matches("x", PasswordVerifier.TimeLimit.after(Duration.ofMillis(50))))
                .isInstanceOf(PasswordVerifier.TimeUpException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> verifier.matches("x", NO_LIMIT)).isInstanceOf(InterruptedException.class);
    }
}
