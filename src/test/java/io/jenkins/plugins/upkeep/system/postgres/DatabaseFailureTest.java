package io.jenkins.plugins.upkeep.system.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.Secret;
import java.sql.SQLException;
import java.util.Properties;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/** What people are told of a database that does not let us in. */
class DatabaseFailureTest {
    @Test
    void shouldGiveOneAdviceWhereNobodyListens() {
        // Given what the driver says
        var address = DatabaseAddress.of("127.0.0.1", 1, "shop", "upkeep", Secret.of("hunter2"));
        var refused = Assertions.catchThrowableOfType(
                SQLException.class,
                () -> new Driver().connect("jdbc:postgresql://127.0.0.1:1/shop?user=upkeep", new Properties()));

        // When
        var failure = Database.failure(address, refused);

        // Then
        assertThat(failure)
                .hasMessage("database " + address + ": Connection to 127.0.0.1:1 refused;"
                        + " is the server running, and are host and port right?");
    }
}
