package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.backup.archive.TocEntry;
import io.jenkins.plugins.upkeep.backup.target.TargetObjects;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Brings the schema back from its archive by pg_restore, in two halves: what rows need, and what is made of them.
 *
 * @param archive the archive
 * @param target where to
 * @param portion which part of it
 */
record SchemaRestore(SchemaArchive archive, RestoreTarget target, Portion portion) {
    private static final Duration LONGEST = Duration.ofDays(2);

    /** What needs valid indexes, must not see what is made, or may be about something that does. */
    private static final Set<String> AFTER_ATTACHING =
            Set.of("FK CONSTRAINT", "COMMENT", "EVENT TRIGGER", "MATERIALIZED VIEW DATA");

    void makeTables() throws UpkeepException, InterruptedException {
        var options = new ArrayList<>(selection());
        target.madeFrom().ifPresent(from -> options.add("--create"));
        if (portion.atomic()) {
            options.add("--single-transaction");
        }
        run("pre-data", options, connectedTo());
    }

    /**
     * An index of a part becomes one of the whole, which becomes valid with the last of its parts. Where parts have parts, and two
     * sessions attach at once, neither may see that the other one's was the last, and it stays invalid for ever (seen with
     * PostgreSQL 15 in a third of the restores by two sessions). So one session does that alone.
     */
    void finishTables() throws UpkeepException, InterruptedException {
        var entries = entries();
        if (target.needsOlderScript() || entries.stream().noneMatch(SchemaRestore::attaches)) {
            finish(selection(), target.connections());
            return;
        }
        finish("made.list", entries, entry -> !attaches(entry) && !comesAfter(entry), target.connections());
        finish("attached.list", entries, SchemaRestore::attaches, 1);
        finish("kept.list", entries, SchemaRestore::comesAfter, target.connections());
    }

    private static boolean attaches(TocEntry entry) {
        return entry.kind().equals("INDEX ATTACH");
    }

    private static boolean comesAfter(TocEntry entry) {
        return AFTER_ATTACHING.contains(entry.kind());
    }

    private void finish(String list, List<TocEntry> entries, Predicate<TocEntry> wanted, int jobs)
            throws UpkeepException, InterruptedException {
        var chosen = entries.stream().filter(wanted).toList();
        finish(List.of("--use-list=" + archive.list(list, chosen)), jobs);
    }

    private void finish(List<String> selection, int jobs) throws UpkeepException, InterruptedException {
        var options = new ArrayList<>(selection);
        options.add("--jobs=" + jobs);
        run("post-data", options, target.address().database());
    }

    private List<TocEntry> entries() throws UpkeepException {
        if (portion.selection().isPresent()) {
            return portion.selection().get().entries();
        }
        return portion.loads()
                ? archive.contents().entries()
                : archive.contents().withoutLargeObjects();
    }

    /** Has the materialized views computed anew that are there. */
    void refreshViews() throws UpkeepException, InterruptedException {
        var present = TargetObjects.of(target.address()).relations();
        var views = archive.contents().entries().stream()
                .filter(entry -> entry.kind().equals("MATERIALIZED VIEW DATA"))
                .filter(entry -> present.contains(new TableName(entry.schema(), entry.tag())))
                .toList();
        if (!views.isEmpty()) {
            run(
                    "post-data",
                    List.of("--use-list=" + archive.list("views.list", views)),
                    target.address().database());
        }
    }

    /** Makes the large objects, empty and with their owners, rights and comments. Rows have no definitions, but these do. */
    void makeLargeObjects() throws UpkeepException, InterruptedException {
        var objects = archive.contents().largeObjects();
        if (!objects.isEmpty()) {
            run(
                    "",
                    List.of("--use-list=" + archive.list("large-objects.list", objects)),
                    target.address().database());
        }
    }

    private List<String> selection() throws UpkeepException {
        if (portion.selection().isPresent()) {
            return List.of("--use-list="
                    + archive.list("selection.list", portion.selection().get().entries()));
        }
        return portion.loads()
                ? List.of()
                : List.of("--use-list="
                        + archive.list("selection.list", archive.contents().withoutLargeObjects()));
    }

    /** With {@code --create}, pg_restore connects to another database and makes the one that the archive names. */
    private String connectedTo() {
        return target.madeFrom().orElse(target.address().database());
    }

    private void run(String section, List<String> options, String database)
            throws UpkeepException, InterruptedException {
        var sections =
                section.isEmpty() ? List.of("--exit-on-error") : List.of("--exit-on-error", "--section=" + section);
        var arguments = new ArrayList<>(target.owned(sections));
        var title = "restore of " + (section.isEmpty() ? "large objects" : section);
        if (target.needsOlderScript()) {
            options.stream().filter(option -> !option.startsWith("--jobs")).forEach(arguments::add);
            new OlderServer(target, archive.file()).run(title, arguments, database);
            return;
        }
        arguments.addAll(options);
        arguments.add("--dbname=" + DatabaseAddress.nameOnly(database));
        arguments.add(archive.file().toString());
        run(title, target.address().handTo(target.programs().pgRestore().with(arguments)));
    }

    private static void run(String title, Command command) throws UpkeepException, InterruptedException {
        var result = command.run(LONGEST);
        if (!result.succeeded()) {
            throw failure(title, result);
        }
    }

    /** The statement that failed may hold a password: of a user mapping, of a subscription. */
    static UpkeepException failure(String title, ProcessResult result) {
        return new UpkeepException(title + ": " + result.complaint().replaceAll("(?s)Command was:.*", ""));
    }
}
