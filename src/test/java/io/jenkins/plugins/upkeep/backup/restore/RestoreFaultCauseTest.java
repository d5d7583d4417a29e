package io.jenkins.plugins.upkeep.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose fault it is that a set did not restore. */
class RestoreFaultCauseTest {
    private static boolean machine(UpkeepException reason) {
        return RestoreFault.isBehind(new RestoreFailedException(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53100", "53200", "57P01", "58030"})
    void shouldNotBlameTheSetForAServerInTrouble(String state) {
        assertThat(machine(new UpkeepException("table t: trouble", new SQLException("trouble", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P02", "23505", "42601", "42P01"})
    void shouldBlameTheSetForWhatTheServerRefuses(String state) {
        assertThat(machine(new UpkeepException("table t: refused", new SQLException("refused", state))))
                .isFalse();
        assertThat(machine(new UpkeepException("table t: refused", new SQLException("no state"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pg_restore: could not extend file \"base/1/2\": No space left on device",
                "psql: error: connection to server at \"127.0.0.1\" failed",
                "psql: server closed the connection unexpectedly",
                "ERROR: out of shared memory",
                "ERROR: could not open extension control file \"/usr/share/postgis.control\": No such file or directory",
                "ERROR: could not access file \"$libdir/postgis-3\": No such file or directory",
                "ERROR: invalid locale name: \"xx_XX.utf8\"",
            })
    void shouldKnowTheWordsOfTrouble(String words) {
        assertThat(machine(new UpkeepException("restore of pre-data: " + words)))
                .isTrue();
        assertThat(machine(new DamagedSetException("set: " + words))).isFalse();
    }

    @Test
    void shouldBlameASetThatIsDamagedAndOneThatDoesNotRestoreForNoOtherReason() {
        assertThat(machine(new UpkeepException("restore of pre-data: ERROR: syntax error")))
                .isFalse();
        assertThat(machine(new UpkeepException("schema", new DamagedSetException("its SHA-256 is another"))))
                .isFalse();
        assertThat(machine(new UpkeepException("schema", new IOException("Input/output error"))))
                .isTrue();
    }
}
