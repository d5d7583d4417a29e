package io.jenkins.plugins.upkeep.postgres.archive;

import io.jenkins.plugins.upkeep.postgres.session.Worksite;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which tables' rows leave, in an order in which those that refer go before those that they refer to.
 *
 * @param works what is to be done
 */
record ArchivePlan(List<Work> works) {
    ArchivePlan {
        works = List.copyOf(works);
    }

    /**
     * The rows of one table.
     *
     * @param request the rule
     * @param target the table
     */
    record Work(ArchiveRequest request, ArchiveTarget target) {}

    /**
     * Plans. What cannot be archived is put into the report, and left out.
     *
     * @param connection a connection
     * @param site whose report and log are told
     * @param requests the rules
     */
    static ArchivePlan of(Connection connection, Worksite site, List<ArchiveRequest> requests) throws SQLException {
        var planned = new ArrayList<Planned>();
        for (var request : requests) {
            try {
                planned.add(planned(connection, site, request));
            } catch (UpkeepException e) {
                site.report().add(refusal(request, e.getMessage()));
            }
        }
        return new ArchivePlan(
                ordered(planned).stream().flatMap(one -> one.works().stream()).toList());
    }

    private record Planned(long root, Set<Long> referring, List<Work> works) {}

    private static Finding refusal(ArchiveRequest request, String message) {
        var parts = message.split("; ", 2);
        return Finding.warning(
                "archive of table " + request.table(),
                "was not begun: " + parts[0],
                "",
                parts.length > 1 ? parts[1] : "remove the cause, then run this again");
    }

    /** With it the server may use places of rows again although somebody holds a snapshot of them. */
    private static void requireSnapshots(Connection connection) throws SQLException, UpkeepException {
        var threshold = Sql.query(
                connection,
                "SELECT coalesce(pg_catalog.current_setting('old_snapshot_threshold', true), '-1')",
                row -> row.getString(1));
        if (!threshold.equals(List.of("-1"))) {
            throw new UpkeepException("its rows cannot be told apart safely while old_snapshot_threshold is "
                    + threshold.get(0) + "; set it to -1, its default");
        }
    }

    private static Planned planned(Connection connection, Worksite site, ArchiveRequest request)
            throws SQLException, UpkeepException {
        requireSnapshots(connection);
        var root = TableQuery.root(connection, request.table());
        var cutoff = site.context().clock().instant().minus(request.olderThan());
        var works = new ArrayList<Work>();
        var referring = new HashSet<Long>();
        for (var target : TableQuery.targets(connection, root, request.column(), cutoff)) {
            var references = Reference.to(connection, target.oid());
            references.forEach(reference -> referring.add(reference.tableOid()));
            triggers(connection, site, target);
            works.add(new Work(request, target.unlessReferenced(condition(site, request, target, references))));
        }
        return new Planned(root.oid(), referring, works);
    }

    private static void triggers(Connection connection, Worksite site, ArchiveTarget target) throws SQLException {
        var triggers = Reference.triggers(connection, target.oid());
        if (!triggers.isEmpty()) {
            site.report()
                    .add(Finding.info(
                            "archive of table " + target.name(),
                            "runs on each row that leaves: " + String.join(", ", triggers)));
        }
    }

    private static String condition(
            Worksite site, ArchiveRequest request, ArchiveTarget target, List<Reference> references)
            throws UpkeepException {
        var words = new StringBuilder();
        for (var reference : references) {
            if (reference.cascades() && !request.cascade()) {
                throw new UpkeepException("foreign key " + reference.name() + " " + reference.consequence()
                        + " with each row that leaves; archive that table first, or say cascade: true");
            }
            if (!reference.indexed()) {
                throw new UpkeepException("foreign key " + reference.name() + " has no index on " + reference.table()
                        + ", so that each row that leaves would read all of that; create one");
            }
            if (!reference.cascades()) {
                words.append(reference.absence());
            }
            site.context()
                    .log()
                    .info("archive of table " + target.name() + ": foreign key " + reference.name() + " "
                            + reference.consequence());
        }
        return words.toString();
    }

    /** Foreign keys may run in circles; then any order is as good. */
    private static List<Planned> ordered(List<Planned> planned) {
        var left = new ArrayList<>(planned);
        var ordered = new ArrayList<Planned>();
        while (!left.isEmpty()) {
            var roots = left.stream().map(Planned::root).collect(Collectors.toSet());
            var next = left.stream()
                    .filter(one ->
                            one.referring().stream().allMatch(table -> table == one.root() || !roots.contains(table)))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }
}
