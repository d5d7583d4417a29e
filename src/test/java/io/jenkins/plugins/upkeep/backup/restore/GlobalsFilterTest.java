package io.jenkins.plugins.upkeep.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobalsFilterTest {
    private static final Set<String> PRESENT = Set.of("postgres", "\"Odd; role\"");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CREATE ROLE postgres;                                      |
            CREATE ROLE "Odd; role";                                   |
            CREATE ROLE other;                                         | CREATE ROLE other;
            CREATE ROLE postgres2;                                     | CREATE ROLE postgres2;
            ALTER ROLE postgres WITH SUPERUSER;                        | ALTER ROLE postgres WITH SUPERUSER;
            CREATE TABLESPACE fast OWNER postgres LOCATION '/mnt/it''s'; | CREATE TABLESPACE fast OWNER postgres LOCATION '';
            COMMENT ON ROLE other IS 'CREATE ROLE postgres;';          | COMMENT ON ROLE other IS 'CREATE ROLE postgres;';
            """)
    void shouldFitAScriptToAThrowawayServer(String line, String fitted) {
        assertThat(new GlobalsFilter(PRESENT, true).line(line)).isEqualTo(fitted == null ? "" : fitted);
    }

    @Test
    void shouldLeaveTablespacesWhereTheyWereOnAServerThatLivesOn() {
        var line = "CREATE TABLESPACE fast OWNER postgres LOCATION '/mnt/fast';";

        assertThat(new GlobalsFilter(PRESENT, false).line(line)).isEqualTo(line);
    }
}
