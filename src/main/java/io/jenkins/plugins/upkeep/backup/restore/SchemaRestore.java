package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.archive.TableName;
import io.jenkins.plugins.upkeep.backup.target.TargetObjects;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
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

    /** From this version on, pg_restore sends a setting that older servers do not know. */
    private static final int TRANSACTION_TIMEOUT = 17;

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

    private List<String> selection() throws UpkeepException {
        return portion.selection().isEmpty()
                ? List.of()
                : List.of("--use-list="
                        + archive.list(
                                "selection.list", portion.selection().get().entries()));
    }

    /** With {@code --create}, pg_restore connects to another database and makes the one that the archive names. */
    private String connectedTo() {
        return target.madeFrom().orElse(target.address().database());
    }

    private void run(String section, List<String> options, String database)
            throws UpkeepException, InterruptedException {
        var arguments = new ArrayList<>(List.of("--exit-on-error", "--section=" + section));
        if (!target.owners()) {
            arguments.addAll(List.of("--no-owner", "--no-privileges", "--no-tablespaces"));
        }
        var title = "restore of " + section;
        if (target.programs().client().orElseThrow().major() >= TRANSACTION_TIMEOUT
                && target.serverMajor() < TRANSACTION_TIMEOUT) {
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
            // The statement that failed may hold a password: of a user mapping, of a subscription.
            throw new UpkeepException(title + ": " + result.complaint().replaceAll("(?s)Command was:.*", ""));
        }
    }
}
