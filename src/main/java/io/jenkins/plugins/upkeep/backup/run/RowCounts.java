package io.jenkins.plugins.upkeep.backup.run;

import static java.util.stream.Collectors.groupingBy;

import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.TableEvidence;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A script for psql that counts the rows of each table and prints a line for each that has more or fewer than it had; for a
 * restore by hand. Rows that may belong to another partition in another cluster are counted over their whole family.
 */
final class RowCounts {
    private RowCounts() {}

    static byte[] of(DatabaseEvidence evidence) {
        var families = evidence.tables().stream()
                .collect(groupingBy(RowCounts::family, LinkedHashMap::new, Collectors.toList()));
        var script = new StringBuilder(
                "SET client_encoding = 'UTF8';\nSET row_security = off;\nSET search_path = pg_catalog;\n");
        families.forEach((name, tables) -> script.append(query(name, tables)));
        return script.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> family(TableEvidence table) {
        return table.root().isEmpty() ? List.of(table.schema(), table.name()) : table.root();
    }

    private static String query(List<String> name, List<TableEvidence> tables) {
        var expected = tables.stream().mapToLong(TableEvidence::rows).sum();
        var seen = tables.stream().map(RowCounts::count).collect(Collectors.joining(" + "));
        return "SELECT " + text("table " + String.join(".", name) + ": ") + " || seen || "
                + text(" rows instead of " + expected) + "\n    FROM (SELECT " + seen + " AS seen) c WHERE seen <> "
                + expected + ";\n";
    }

    private static String count(TableEvidence table) {
        var rows = table.condition().map(condition -> " " + condition).orElse("");
        return "(SELECT count(*) FROM ONLY " + quoted(table.schema()) + "." + quoted(table.name()) + rows + ")";
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String text(String words) {
        return "E'" + words.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n") + "'";
    }
}
