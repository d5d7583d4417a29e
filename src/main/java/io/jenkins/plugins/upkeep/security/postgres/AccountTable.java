package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.Visible;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows the roles with what is known of their passwords. */
final class AccountTable {
    private static final List<View.Column> COLUMNS = List.of(
            View.Column.text("Role"),
            View.Column.text("May"),
            View.Column.text("Password"),
            View.Column.text("Last day"),
            View.Column.text("Guesses tried"));

    private AccountTable() {}

    static View of(List<Role> roles, Map<String, String> tried) {
        return new View.Table(
                "PostgreSQL accounts",
                COLUMNS,
                roles.stream()
                        .map(role -> List.of(
                                Visible.of(role.name()),
                                rights(role.rights()),
                                role.password().words(),
                                role.until().map(AccountTable::day).orElse(""),
                                tried.getOrDefault(role.name(), "")))
                        .toList());
    }

    private static String day(Instant until) {
        return until.isBefore(Instant.EPOCH)
                ? "long ago"
                : until.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String rights(Role.Rights rights) {
        var words = new ArrayList<String>();
        add(words, rights.login(), "log in");
        add(words, rights.superuser(), "all");
        add(words, rights.createRole(), "create roles");
        add(words, rights.replication(), "replicate");
        add(words, rights.bypassRls(), "see all rows");
        return String.join(", ", words);
    }

    private static void add(List<String> words, boolean has, String word) {
        if (has) {
            words.add(word);
        }
    }
}
