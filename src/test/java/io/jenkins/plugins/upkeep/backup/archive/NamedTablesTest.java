package io.jenkins.plugins.upkeep.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any table can be named, whatever its name, and what may mean two tables is asked about. */
class NamedTablesTest {
    private static final NamedTables TABLES = new NamedTables(
            "S",
            List.of(
                    new TableName("public", "trades"),
                    new TableName("public", "Trades"),
                    new TableName("a", "b.c"),
                    new TableName("a.b", "c"),
                    new TableName("x", "twice"),
                    new TableName("y", "twice"),
                    new TableName("ü", "na\"me \n"),
                    new TableName("x", "\"")));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "trades | public.trades",
                "Trades | public.'\"Trades\"'",
                "TRADES | public.trades",
                "PUBLIC.TRADES | public.trades",
                "public.\"Trades\" | public.\"Trades\"",
                "\"a\".\"b.c\" | a.\"b.c\"",
                "\"a.b\".c | \"a.b\".c",
                "b.c | a.\"b.c\"",
                "x.twice | x.twice",
                "\"\"\"\" | x.\"\"\"\""
            })
    void shouldFindATable(String text, String name) throws Exception {
        assertThat(TABLES.find(List.of(text))).singleElement().hasToString(name.replace("'", ""));
    }

    @Test
    void shouldFindWhatItNames() throws Exception {
        for (var table : TABLES.tables()) {
            assertThat(TABLES.find(List.of(table.toString()))).containsExactly(table);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "twice | there are 2 of that name in set S; name one of x.twice, y.twice",
                "a.b.c | there are 2 of that name in set S; name one of a.\"b.c\", \"a.b\".c",
                "trdes | is not in set S; the nearest names are public.trades",
                "\"trades | is not in set S; the nearest names are",
                "\"trades\"x | is not in set S; the nearest names are",
                "\"a\".\"b\".\"c\" | is not in set S; the nearest names are",
                "\"TRADES\" | is not in set S; the nearest names are",
                ". | is not in set S; the nearest names are"
            })
    void shouldAskWhatWasMeant(String text, String problem) {
        assertThatThrownBy(() -> TABLES.find(List.of(text)))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining(problem);
    }
}
