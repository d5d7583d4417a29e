package io.jenkins.plugins.upkeep.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
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
            ALTER ROLE postgres WITH SUPERUSER PASSWORD 'x';           |
            ALTER ROLE "Odd; role" SET search_path TO 'x';             |
            ALTER ROLE other WITH NOLOGIN;                             | ALTER ROLE other WITH NOLOGIN;
            CREATE TABLESPACE fast LOCATION E'/mnt/fast';              |
            CREATE TABLESPACE fast OWNER postgres LOCATION '/mnt/it''s'; | CREATE TABLESPACE fast OWNER postgres LOCATION '';
            COMMENT ON ROLE other IS 'CREATE ROLE postgres;';          | COMMENT ON ROLE other IS 'CREATE ROLE postgres;';
            """)
    void shouldFitAScriptToAThrowawayServer(String line, String fitted) {
        assertThat(new GlobalsFilter(PRESENT, true).line(line)).isEqualTo(fitted == null ? "" : fitted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SET client_encoding = 'UTF8';                              | SET client_encoding = 'UTF8';
            CREATE ROLE other;                                         | CREATE ROLE other;
            ALTER ROLE other WITH LOGIN;                               | ALTER ROLE other WITH LOGIN;
            ALTER ROLE postgres WITH SUPERUSER LOGIN;                  |
            ALTER ROLE "Odd; role" IN DATABASE x SET a TO 'b';         |
            GRANT pg_monitor TO other GRANTED BY postgres;             | GRANT pg_monitor TO other GRANTED BY postgres;
            GRANT pg_monitor TO "Odd; role" GRANTED BY postgres;       |
            GRANT ALL ON TABLESPACE fast TO other;                     |
            COMMENT ON ROLE postgres IS 'x';                           |
            CREATE TABLESPACE fast OWNER postgres LOCATION '/mnt/fast'; |
            ALTER TABLESPACE fast SET (random_page_cost=1);            |
            """)
    void shouldLeaveWhatIsThereAsItIsOnAServerThatLivesOn(String line, String fitted) {
        assertThat(new GlobalsFilter(PRESENT, false).line(line)).isEqualTo(fitted == null ? "" : fitted);
    }
}
