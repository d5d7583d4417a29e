package io.jenkins.plugins.upkeep.system.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @Test
    void shouldReadAllThatAUrlHolds() throws Exception {
        // Given
        var url = "jdbc:postgresql://db.example.org:5433/shop?user=me&password=p%26w&sslmode=require";

        // When
        var address = DatabaseAddress.parse(url);

        // Then
        assertThat(address)
                .isEqualTo(new DatabaseAddress(
                        "db.example.org",
                        5433,
                        "shop",
                        Optional.of("me"),
                        Optional.of(Secret.of("p&w")),
                        Map.of("sslmode", "require")));
    }

    @Test
    void shouldReadAccountsHostsOfComposeAndAddresses() throws Exception {
        // When
        var compose = DatabaseAddress.parse("postgres://o%27hara:p@ss:w%2Frd@hyperopt_postgres_1/my%20shop");
        var loopback = DatabaseAddress.parse("postgresql://[::1]:5432/shop");

        // Then
        assertThat(compose.host()).isEqualTo("hyperopt_postgres_1");
        assertThat(compose.port()).isEqualTo(5432);
        assertThat(compose.database()).isEqualTo("my shop");
        assertThat(compose.user()).contains("o'hara");
        assertThat(compose.password()).contains(Secret.of("p@ss:w/rd"));
        assertThat(loopback.host()).isEqualTo("::1");
        assertThat(loopback).hasToString("[::1]:5432/shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop",
                "jdbc:mysql://h/secretword",
                "postgresql://h",
                "postgresql:///secretword",
                "postgresql://h:0/secretword",
                "postgresql://h:70000/secretword",
                "postgresql://h:secretword/x",
                "postgresql://a,b/secretword",
                "postgresql://user:secretword@/x",
                "postgresql://h/x?y=%zz secretword"
            })
    void shouldRefuseWhatIsNoneWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> DatabaseAddress.parse(url))
                .isInstanceOf(UpkeepException.class)
                .hasMessageStartingWith("database URL:")
                .hasMessageNotContaining("secretword");
    }

    @Test
    void shouldHandTheAddressOverByTheEnvironmentAlone() throws Exception {
        // Given
        var address = DatabaseAddress.of("127.0.0.1", 5433, "a=b 'c' \\ d", "o'hara", Secret.of("very secret"));

        // When
        var command = address.handTo(Command.of("env"));
        var seen = command.output(Duration.ofSeconds(10));

        // Then
        assertThat(command.line()).containsExactly("env");
        assertThat(seen.lines())
                .contains(
                        "PGHOST=127.0.0.1",
                        "PGPORT=5433",
                        "PGDATABASE=a=b 'c' \\ d",
                        "PGUSER=o'hara",
                        "PGPASSWORD=very secret");
    }

    @Test
    void shouldQuoteANameThatLooksLikeMore() {
        assertThat(DatabaseAddress.nameOnly("host=evil '\\ x")).isEqualTo("dbname='host=evil \\'\\\\ x'");
    }
}
