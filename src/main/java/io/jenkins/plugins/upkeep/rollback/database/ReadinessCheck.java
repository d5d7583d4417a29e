package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.backup.archive.TableOfContents;
import io.jenkins.plugins.upkeep.backup.archive.TocEntry;
import io.jenkins.plugins.upkeep.backup.restore.SchemaArchive;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.rollback.database.DatabaseRollback.Setting;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks whether there is room and whether we have the rights. Used once, by one thread.
 *
 * @param setting where and how
 * @param rollback the rollback's id
 * @param chosen the set
 * @param findings is given what was found
 */
record ReadinessCheck(Setting setting, String rollback, ChosenSet chosen, List<Finding> findings) {
    private static final String EXTENSION = """
            SELECT pg_catalog.bool_or(trusted OR NOT superuser)
            FROM pg_catalog.pg_available_extension_versions WHERE name = ? HAVING pg_catalog.count(*) > 0""";

    private static final String CRON = "SELECT setting FROM pg_catalog.pg_settings WHERE name = 'cron.database_name'";

    private static final String FOREIGN = """
            SELECT srvname::text FROM pg_catalog.pg_foreign_server, pg_catalog.unnest(srvoptions) option
            WHERE option = ? ORDER BY 1""";

    private static final String WORK_MARK = "rollback-look";

    ReadinessCheck(Setting setting, String rollback, ChosenSet chosen) {
        this(setting, rollback, chosen, new ArrayList<>());
    }

    Readiness look() throws UpkeepException, InterruptedException {
        try (var session = ServerSession.open(setting.live())) {
            look(session);
            return new Readiness(findings);
        } catch (SQLException e) {
            throw Database.failure(setting.live(), e);
        }
    }

    private void look(ServerSession session) throws SQLException, UpkeepException, InterruptedException {
        var live = setting.live().database();
        var facts = LiveFacts.of(session.connection(), live);
        if (facts.isEmpty()) {
            findings.add(Finding.critical(
                    "database " + Visible.of(live),
                    "is not on its server under this name",
                    "",
                    "see database.url; the name's letters must be the same in the encodings of " + live + " and "
                            + session.address().database()));
            return;
        }
        var check = new LiveCheck(facts.get(), live, findings);
        check.look();
        check.sessions(setting.rules());
        new TraitsCheck(session, facts.get(), findings).look();
        names(session);
        var evidence = chosen.manifest().database().orElseThrow();
        new RoomCheck(session.connection(), facts.get(), evidence, setting.connections())
                .look()
                .ifPresent(findings::add);
        extensions(session, facts.get());
        others(session, facts.get());
        elsewhere(session);
    }

    private void names(ServerSession session) throws SQLException, UpkeepException {
        var live = setting.live().database();
        var preparation = new Preparation(session, live);
        var names = preparation.names(rollback);
        if (!names.restored().startsWith(live) || !names.replaced().startsWith(live)) {
            findings.add(Finding.info(
                    "database " + Visible.of(live),
                    "its name is shortened in those of the databases beside it: " + Visible.of(names.restored()) + ", "
                            + Visible.of(names.replaced())));
        }
        try {
            preparation.restore(rollback, chosen.manifest().id());
        } catch (UpkeepException e) {
            findings.add(Finding.critical("names", e.getMessage(), "", "begin a rollback of another id"));
        }
    }

    /** The schema is fetched for this, and so it is known that it can be. */
    private void extensions(ServerSession session, LiveFacts facts) throws SQLException, UpkeepException {
        for (var extension : extensions()) {
            var usable = Sql.query(session.connection(), EXTENSION, row -> row.getBoolean(1), extension);
            if (usable.isEmpty()) {
                findings.add(Finding.critical(
                        "extension " + Visible.of(extension),
                        "is in the set and not available on the server",
                        "",
                        "install the package that has it for the server's version"));
            } else if (!usable.get(0) && !facts.superuser()) {
                findings.add(Finding.critical(
                        "extension " + Visible.of(extension),
                        "can be made by a superuser only",
                        "",
                        "let a superuser run the rollback: database.user"));
            }
        }
    }

    private List<String> extensions() throws UpkeepException {
        try {
            var work = Files.createTempDirectory(setting.workFolder(), WORK_MARK);
            var archive = new SchemaArchive(chosen.reader(), chosen.manifest(), work);
            archive.fetch();
            return TableOfContents.read(archive.file()).entries().stream()
                    .filter(entry -> entry.kind().equals("EXTENSION"))
                    .map(TocEntry::tag)
                    .toList();
        } catch (IOException e) {
            throw new UpkeepException(
                    "folder " + setting.workFolder() + ": cannot be written (" + e.getMessage() + "); make room", e);
        }
    }

    private void others(ServerSession session, LiveFacts facts) throws SQLException, UpkeepException {
        var rules = setting.rules();
        var others = new Sessions(session.connection(), facts.number(), facts.number())
                .open().stream().filter(open -> !rules.isOwn(open)).toList();
        if (!others.isEmpty()) {
            findings.add(
                    Finding.warning(
                            "sessions of others",
                            others.size() + " are connected, as " + others.get(0),
                            "none after " + Units.format(rules.patience()),
                            "close them before the database is exchanged, or name them in rollback.sessions to have them ended"));
        }
    }

    /** The name stays, and so whoever uses it gets the other database; but a pool may hold a session open. */
    private void elsewhere(ServerSession session) throws SQLException {
        var live = setting.live().database();
        if (Sql.query(session.connection(), CRON, row -> row.getString(1)).contains(live)) {
            findings.add(Finding.warning(
                    "pg_cron",
                    "keeps its jobs in this database, and its worker stays connected",
                    "",
                    "stop it meanwhile; afterwards the jobs are those of the set, see cron.job"));
        }
        for (var server : Sql.query(session.connection(), FOREIGN, row -> row.getString(1), "dbname=" + live)) {
            findings.add(Finding.info(
                    "foreign server " + Visible.of(server),
                    "in database " + session.address().database() + " leads to the live name, and to the restored"
                            + " database afterwards"));
        }
    }
}
