package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.backup.target.TargetObjects;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the schema back from its archive by pg_restore, in two halves: what rows need, and what is made of them.
 *
 * @param archive the archive
 * @param target where to
 * @param portion which part of it
 */
record SchemaRestore(SchemaArchive archive, RestoreTarget target, Portion portion) {
    private static final Duration LONGEST = Duration.ofDays(2);

    void makeTables() throws UpkeepException, InterruptedException {
        var options = new ArrayList<>(selection());
        target.madeFrom().ifPresent(from -> options.add("--create"));
        if (portion.atomic()) {
            options.add("--single-transaction");
        }
        run("pre-data", options, connectedTo());
    }

    void finishTables() throws UpkeepException, InterruptedException {
        var options = new ArrayList<>(selection());
        options.add("--jobs=" + target.connections());
        run("post-data", options, target.address().database());
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
