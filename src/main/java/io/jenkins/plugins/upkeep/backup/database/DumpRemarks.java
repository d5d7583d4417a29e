package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.backup.set.LeftOut;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Collects what somebody should know of a dump: what is not in it, and what makes it incomplete. For one thread. */
final class DumpRemarks {
    private static final int MOST_NAMED = 10;

    private final String subject;
    private final List<String> problems = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    DumpRemarks(DatabaseAddress address) {
        this.subject = "database " + address;
    }

    /** What the catalogue tells before anything is copied. */
    void look(Catalogue catalogue, List<LeftOut> leftOut) throws SQLException {
        var hidden = catalogue.hiddenMappings();
        if (!hidden.isEmpty()) {
            problems.add(subject + ": this role may not see the options of " + count(hidden, "user mapping")
                    + ", a password maybe (" + named(hidden) + "); back up as a superuser");
        }
        var subscriptions = catalogue.subscriptions();
        if (!subscriptions.isEmpty()) {
            info(count(subscriptions, "subscription") + " will be disabled and unconnected after a restore: "
                    + named(subscriptions));
        }
        unlogged(titles(leftOut, LeftOut.Reason.UNLOGGED_ON_STANDBY));
        foreign(titles(leftOut, LeftOut.Reason.FOREIGN_TABLE));
    }

    private static List<String> titles(List<LeftOut> leftOut, LeftOut.Reason reason) {
        return leftOut.stream()
                .filter(table -> table.reason() == reason)
                .map(LeftOut::title)
                .toList();
    }

    private void unlogged(List<String> tables) {
        if (!tables.isEmpty()) {
            findings.add(Finding.warning(
                    subject,
                    "the rows of " + count(tables, "unlogged table")
                            + " are not in the set, since a standby does not have" + " them: " + named(tables),
                    "",
                    "back up from the primary server if you need these rows"));
        }
    }

    private void foreign(List<String> tables) {
        if (!tables.isEmpty()) {
            info("the rows of " + count(tables, "foreign table") + " are not in the set, they live elsewhere: "
                    + named(tables));
        }
    }

    /** What the server says to everybody who connects is about the database and not about the dump. */
    void warned(List<String> warnings) {
        warnings.forEach(text -> info("the server warns whoever connects: " + text));
    }

    /** What a program said although it succeeded: something may be missing. */
    void said(List<String> messages) {
        messages.forEach(message -> problems.add(subject + ": not everything may have been dumped: " + message));
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    private void info(String seen) {
        findings.add(Finding.info(subject, seen));
    }

    private static String count(List<String> things, String kind) {
        return things.size() + " " + kind + (things.size() == 1 ? "" : "s");
    }

    private static String named(List<String> names) {
        var some = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        return names.size() > MOST_NAMED ? some + ", ..." : some;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
