package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.backup.restore.DatabaseRestore;
import io.jenkins.plugins.upkeep.backup.restore.GlobalsRestore;
import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.restore.Portion;
import io.jenkins.plugins.upkeep.backup.restore.RestoreTarget;
import io.jenkins.plugins.upkeep.backup.restore.SchemaArchive;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.verify.DatabaseComparison;
import io.jenkins.plugins.upkeep.rollback.database.DatabaseRollback.Setting;
import io.jenkins.plugins.upkeep.rollback.database.ReplacedDatabase.Kind;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Restores a set into a new database beside the live one. Used once, by one thread. */
final class RestoreBeside {
    /** A server that was out of room may need a moment to come back. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String ROLES = "SELECT rolname::text FROM pg_catalog.pg_roles";

    private final Setting setting;
    private final RestoreFacts facts;
    private final ChosenSet chosen;
    private final DatabaseEvidence evidence;
    private final Phases phases = new Phases();
    private final List<String> remarks = new ArrayList<>();

    RestoreBeside(Setting setting, RestoreFacts facts, ChosenSet chosen) {
        this.setting = setting;
        this.facts = facts;
        this.chosen = chosen;
        this.evidence = chosen.manifest().database().orElseThrow();
    }

    Restored run() throws UpkeepException, InterruptedException {
        if (!facts.set().equals(chosen.manifest().id())) {
            throw new UpkeepException("set " + chosen.manifest().id() + ": the journal of rollback " + facts.rollback()
                    + " names set " + facts.set() + "; give that one");
        }
        var finished = look();
        if (finished.isPresent()) {
            return new Restored(facts.restored(), finished.get().number(), List.of(), List.of());
        }
        try {
            return Stoppable.run(this::restore);
        } catch (UpkeepException | RuntimeException e) {
            throw removed(e);
        }
    }

    /** What an earlier run has finished; what it left half filled is dropped. */
    private Optional<DatabaseRow> look() throws UpkeepException, InterruptedException {
        try (var session = ServerSession.open(setting.live())) {
            session.lock(facts.origin());
            var rows = DatabaseRow.all(session.connection());
            if (DatabaseRow.numbered(rows, facts.origin())
                    .filter(row -> row.name().equals(facts.live()))
                    .isEmpty()) {
                throw new UpkeepException("database " + setting.live()
                        + ": is not the one that the journal of rollback " + facts.rollback() + " knows (number "
                        + facts.origin() + "); undo that rollback first");
            }
            var there = DatabaseRow.named(rows, facts.restored());
            requireNotUsed(there);
            var finished = there.filter(this::isFinished);
            if (finished.isEmpty()) {
                new OwnDatabases(session, facts).dropRestored();
            }
            return finished;
        } catch (SQLException e) {
            throw Database.failure(setting.live(), e);
        }
    }

    /** It may hold rows that were written while it was live, and is not what the set has any more. */
    private void requireNotUsed(Optional<DatabaseRow> there) throws UpkeepException {
        if (there.flatMap(row -> row.markOf(facts.rollback()))
                .filter(mark -> mark.kind() == Kind.PUT_BACK)
                .isPresent()) {
            throw new UpkeepException(
                    "database " + facts.restored() + ": was live for a while and put back, so that it may"
                            + " hold rows of its own; undo the restore, which drops it, or begin a new rollback");
        }
    }

    private boolean isFinished(DatabaseRow row) {
        return row.markOf(facts.rollback())
                .filter(mark -> mark.kind() == Kind.VERIFIED)
                .filter(mark -> mark.set().equals(Optional.of(facts.set())))
                .isPresent();
    }

    private Restored restore() throws UpkeepException, InterruptedException {
        if (chosen.manifest().encryption().isPresent()) {
            phases.run(Phases.KEY, () -> chosen.reader().requireKey(chosen.manifest()));
        }
        var major = phases.measure("make database", this::make);
        guarded(major);
        reached("filled");
        phases.run("compare with the set", this::compare);
        reached("compared");
        var number = phases.measure("properties", this::finish);
        reached("verified");
        return new Restored(facts.restored(), number, phases.done(), remarks);
    }

    /**
     * The server cannot make a database and comment on it at once: between both, its name alone says that it is ours. It goes on
     * making it after its client has gone; whoever undoes that waits for the lock.
     */
    private int make() throws UpkeepException, InterruptedException {
        try (var session = ServerSession.open(setting.live())) {
            session.lock(facts.origin());
            session.run(new NewDatabase(session, facts).statement());
            reached("made");
            session.comment(facts.restored(), mark(Kind.FILLING));
            reached("marked");
            // Whoever may connect in the end is said when everything is there.
            session.run("REVOKE ALL ON DATABASE " + session.name(facts.restored()) + " FROM PUBLIC");
            return session.connection().getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw Database.failure(setting.live(), e);
        }
    }

    private void guarded(int major) throws UpkeepException, InterruptedException {
        var watch = RoomWatch.over(folder());
        try (watch) {
            fill(major);
        } catch (UpkeepException | InterruptedException e) {
            var stopped = watch.stopped();
            if (stopped.isPresent()) {
                stopped.get().addSuppressed(e);
                throw stopped.get();
            }
            throw e;
        }
    }

    private Optional<Path> folder() throws UpkeepException {
        try (var session = ServerSession.open(setting.live())) {
            var facts = LiveFacts.of(session.connection(), setting.live().database());
            return ServerFolder.of(session.connection(), facts.flatMap(LiveFacts::location));
        } catch (SQLException e) {
            throw Database.failure(setting.live(), e);
        }
    }

    private void fill(int major) throws UpkeepException, InterruptedException {
        var programs = setting.binaries().restorer(major, evidence.clientMajor());
        var address = setting.live().database(facts.restored());
        var globals = new GlobalsRestore(chosen.reader(), chosen.manifest(), programs.psql(), address, false);
        phases.run("roles", () -> makeRoles(globals));
        var target = new RestoreTarget(address, Optional.empty(), true, setting.connections(), major, programs);
        var archive = new SchemaArchive(chosen.reader(), chosen.manifest(), workFolder());
        new DatabaseRestore(
                        chosen.reader(), chosen.manifest(), target, Portion.WHOLE, archive, phases, setting.progress())
                .run();
    }

    private Path workFolder() throws UpkeepException {
        try {
            return Files.createTempDirectory(setting.workFolder(), "rollback");
        } catch (IOException e) {
            throw new UpkeepException(
                    "folder " + setting.workFolder() + ": cannot be written (" + e.getMessage() + "); make room", e);
        }
    }

    private void makeRoles(GlobalsRestore globals) throws UpkeepException, InterruptedException {
        var before = roles();
        globals.run();
        var made = new ArrayList<>(roles());
        made.removeAll(before);
        if (!made.isEmpty()) {
            remarks.add(
                    "roles that the set needs and that were not there any more were made: " + String.join(", ", made));
        }
    }

    private List<String> roles() throws UpkeepException {
        try (var session = ServerSession.open(setting.live())) {
            return Sql.query(session.connection(), ROLES, row -> row.getString(1));
        } catch (SQLException e) {
            throw Database.failure(setting.live(), e);
        }
    }

    private void compare() throws UpkeepException, InterruptedException {
        var address = setting.live().database(facts.restored());
        var differences =
                new DatabaseComparison(evidence, address, setting.connections(), setting.progress()).differences();
        if (!differences.isEmpty()) {
            throw new UpkeepException("set " + facts.set() + ": what was restored is not what the backup saw ("
                    + differences.size() + " differences, the first: " + differences.get(0)
                    + "); take another set, and verify this one by 'upkeep backup verify'");
        }
    }

    private long finish() throws UpkeepException, InterruptedException {
        try (var session = ServerSession.open(setting.live())) {
            session.lock(facts.origin());
            var row = DatabaseRow.named(DatabaseRow.all(session.connection()), facts.restored())
                    .orElseThrow(() -> new UpkeepException(
                            "database " + facts.restored() + ": is gone; somebody dropped it, run this again"));
            new TraitsTransfer(session, facts.origin(), row.number(), row.name()).run();
            new DefaultRights(setting.live(), facts.restored()).remark().ifPresent(remarks::add);
            session.comment(facts.restored(), mark(Kind.VERIFIED));
            return row.number();
        } catch (SQLException e) {
            throw Database.failure(setting.live(), e);
        }
    }

    private String mark(Kind kind) {
        var now = setting.clock().instant();
        return new Mark(facts.rollback(), kind, facts.live(), now, Optional.of(facts.set()), Optional.empty()).text();
    }

    /** A half filled database is of no use, and takes room that the live one may need. */
    private UpkeepException removed(Exception reason) throws InterruptedException {
        var end = Deadline.in(PATIENCE);
        while (!isRemoved(reason)) {
            if (end.isOver()) {
                return new UpkeepException(
                        reason.getMessage() + "; the live database was not touched, but database " + facts.restored()
                                + " could not be dropped: undo the rollback, or drop it yourself",
                        reason);
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return new UpkeepException(
                reason.getMessage() + "; the live database was not touched, and nothing of the restore is left",
                reason);
    }

    private boolean isRemoved(Exception reason) throws InterruptedException {
        try (var session = ServerSession.open(setting.live())) {
            session.lock(facts.origin());
            new OwnDatabases(session, facts).dropRestored();
            return true;
        } catch (SQLException | UpkeepException e) {
            reason.addSuppressed(e);
            return false;
        }
    }

    private void reached(String point) {
        setting.checkpoint().reached(point);
    }
}
