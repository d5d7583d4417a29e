package io.jenkins.plugins.upkeep.backup.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two addresses may lead to one database; where no server can be asked, names and ports decide. */
class ServerIdentityTest {
    private static DatabaseAddress address(String host, int port, String database) {
        return new DatabaseAddress(host, port, database, Optional.empty(), Optional.empty(), Map.of());
    }

    private static ServerIdentity identity(String host, String cluster, String started) {
        return new ServerIdentity(
                address(host, 5432, "shop"), "shop", Optional.of(cluster).filter(text -> !text.isEmpty()), started);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 5432, shop, true",
        "::1, 5432, shop, true",
        "localhost, 5432, shop, true",
        "127.7.7.7, 5432, shop, true",
        "0.0.0.0, 5432, shop, true",
        "LocalHost, 5432, shop, true",
        "127.0.0.1, 5433, shop, false",
        "127.0.0.1, 5432, Shop, false",
        "192.0.2.1, 5432, shop, false",
        "no-such-host.invalid, 5432, shop, false"
    })
    void shouldKnowThisMachineByItsAddresses(String host, int port, String database, boolean same) {
        assertThat(identity("localhost", "1", "1").isReachedBy(address(host, port, database)))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 7, 100, true",
        "localhost, 8, 100, false",
        "192.0.2.1, '', 100, true",
        "192.0.2.1, '', 101, false",
        "127.0.0.1, '', 101, true"
    })
    void shouldBelieveTheServerBeforeItsAddress(String host, String cluster, String started, boolean same) {
        assertThat(identity("localhost", "7", "100").isSameAs(identity(host, cluster, started)))
                .isEqualTo(same);
    }
}
