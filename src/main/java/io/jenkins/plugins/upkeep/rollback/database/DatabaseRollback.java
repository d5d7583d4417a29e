package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The database's part of a rollback: a set is restored beside the live database, compared with what the backup saw, and takes
 * its place by two renamings in one transaction; the replaced one is kept. Each operation may be run again after its process
 * was killed at any moment: it looks at what is really there and does what is missing. For one thread at a time.
 */
public final class DatabaseRollback {
    /** How long the rows of one table may be counted. */
    private static final Duration COUNTING = Duration.ofMinutes(1);

    private final Setting setting;

    /**
     * @param setting where and how
     */
    public DatabaseRollback(Setting setting) {
        this.setting = setting;
    }

    /**
     * Where and how a database is rolled back.
     *
     * @param live the live database, as the service's configuration names it
     * @param sessions which sessions are the service's own
     * @param connections how many count and load at once
     * @param binaries PostgreSQL's programs of this machine
     * @param workFolder where the schema of a set is kept meanwhile
     * @param clock the wall clock
     * @param progress is told how far a restore is
     * @param log is told what is done
     * @param checkpoint is told each point between two changes
     */
    public record Setting(
            DatabaseAddress live,
            SessionRules sessions,
            int connections,
            PostgresBinaries binaries,
            Path workFolder,
            Clock clock,
            Progress progress,
            TaskLog log,
            Checkpoint checkpoint) {
        /** Which sessions are the service's own; where nobody is named, those of the role that connects. */
        SessionRules rules() throws UpkeepException {
            return sessions.of(role());
        }

        private String role() throws UpkeepException {
            if (live.user().isPresent()) {
                return live.user().get();
            }
            try (var session = ServerSession.open(live)) {
                return Sql.query(session.connection(), "SELECT session_user::text", row -> row.getString(1))
                        .get(0);
            } catch (SQLException e) {
                throw Database.failure(live, e);
            }
        }
    }

    /**
     * Chooses the set that fits a version. Changes nothing.
     *
     * @param catalog the service's sets, with the keys that read them
     * @param wish which one is wanted
     * @return the set, whose key is at hand, with remarks
     * @throws UpkeepException when none fits: the message says which sets there are and what to do
     * @throws InterruptedException when this thread was told to stop
     */
    public ChosenSet choose(SetCatalog catalog, SetWish wish) throws UpkeepException, InterruptedException {
        return new SetChooser(setting, catalog, wish).choose();
    }

    /**
     * Counts what would be lost. Changes nothing.
     *
     * @param manifest the set that is to take the live database's place
     * @throws UpkeepException when the live database cannot be asked
     * @throws InterruptedException when this thread was told to stop
     */
    public Loss loss(Manifest manifest) throws UpkeepException, InterruptedException {
        var evidence = manifest.database()
                .orElseThrow(
                        () -> new UpkeepException("set " + manifest.id() + ": holds no database; take another one"));
        return new LossCount(setting, evidence, COUNTING).count();
    }

    /**
     * Looks whether there is room and whether we have the rights. Changes nothing.
     *
     * @param rollback the rollback's id
     * @param chosen the set
     * @return what was found; see {@link Readiness#require()}
     * @throws UpkeepException when the live database cannot be asked, or the set cannot be read
     * @throws InterruptedException when this thread was told to stop
     */
    public Readiness readiness(String rollback, ChosenSet chosen) throws UpkeepException, InterruptedException {
        return new ReadinessCheck(setting, rollback, chosen).look();
    }

    /**
     * Decides the names. Changes nothing; what it gives is to be in the journal before {@link #restore}.
     *
     * @param rollback the rollback's id
     * @param chosen the set
     * @throws UpkeepException when the live database cannot be asked, or one of the names is taken
     * @throws InterruptedException when this thread was told to stop
     */
    public RestoreFacts prepareRestore(String rollback, ChosenSet chosen) throws UpkeepException, InterruptedException {
        return ask(session ->
                preparation(session).restore(rollback, chosen.manifest().id()));
    }

    /**
     * Restores the set into a new database beside the live one, which is not touched, and compares it with the set's evidence.
     * Run again, it gives what an earlier run has finished, or drops what that left half filled and begins anew.
     *
     * @param facts what the journal holds
     * @param chosen the set
     * @return the restored database
     * @throws UpkeepException when it cannot be restored, or is not what the backup saw; nothing of it is left then, unless the
     *     message says so
     * @throws InterruptedException when this thread was told to stop; what is left of it is removed by {@link #undoRestore}
     */
    public Restored restore(RestoreFacts facts, ChosenSet chosen) throws UpkeepException, InterruptedException {
        return new RestoreBeside(setting, facts, chosen).run();
    }

    /**
     * Drops the restored database, if it is there, is ours and does not bear the live name.
     *
     * @param facts what the journal holds
     * @throws UpkeepException when it cannot be dropped
     * @throws InterruptedException when this thread was told to stop
     */
    public void undoRestore(RestoreFacts facts) throws UpkeepException, InterruptedException {
        ask(session -> {
            session.lock(facts.origin());
            new OwnDatabases(session, facts).dropRestored();
            return facts;
        });
    }

    /**
     * Looks which database was restored. Changes nothing; what it gives is to be in the journal before {@link #swap}.
     *
     * @param facts what the journal holds
     * @throws UpkeepException when it is not there, not ours, or not restored to its end
     * @throws InterruptedException when this thread was told to stop
     */
    public SwapFacts prepareSwap(RestoreFacts facts) throws UpkeepException, InterruptedException {
        return ask(session -> preparation(session).swap(facts));
    }

    /**
     * Lets the restored database take the live one's place. The service's own sessions are ended, those of others waited for.
     *
     * @param facts what the journal holds
     * @throws SessionsInTheWayException when others did not leave in time; all is as it was
     * @throws UpkeepException when it cannot be done; {@link #state} tells how things stand, and the message says when the live
     *     database could not be opened again
     * @throws InterruptedException when this thread was told to stop; as with the others, the live database is open again
     */
    public SwapOutcome swap(SwapFacts facts) throws UpkeepException, InterruptedException {
        return new Swap(setting, facts, Direction.FORWARD, door(facts)).run();
    }

    /**
     * Puts the original database back in its place, with its comment; the restored one gets back the name under which it was
     * restored. Also opens an original database that a killed run left closed.
     *
     * @param facts what the journal holds
     * @throws SessionsInTheWayException when others did not leave in time; all is as it was
     * @throws UpkeepException when it cannot be done, see {@link #swap}
     * @throws InterruptedException when this thread was told to stop
     */
    public SwapOutcome swapBack(SwapFacts facts) throws UpkeepException, InterruptedException {
        return new Swap(setting, facts, Direction.BACKWARD, door(facts)).run();
    }

    /**
     * Tells which database bears the live name. Changes nothing.
     *
     * @param facts what the journal holds
     * @throws UpkeepException when the server cannot be asked
     * @throws InterruptedException when this thread was told to stop
     */
    public DatabaseState state(SwapFacts facts) throws UpkeepException, InterruptedException {
        return ask(session -> Standing.of(session.connection(), facts).state());
    }

    /**
     * Lists the databases that rollbacks of this live database left on its server, the oldest first. Changes nothing.
     *
     * @throws UpkeepException when the server cannot be asked
     * @throws InterruptedException when this thread was told to stop
     */
    public List<ReplacedDatabase> replaced() throws UpkeepException, InterruptedException {
        return ask(session -> new ReplacedDatabases(session, setting.live()).list());
    }

    /**
     * Drops one of them.
     *
     * @param name its name
     * @return what was dropped
     * @throws UpkeepException when it is none of them, bears the live name, is in use, or cannot be dropped
     * @throws InterruptedException when this thread was told to stop
     */
    public ReplacedDatabase drop(String name) throws UpkeepException, InterruptedException {
        return ask(session -> new ReplacedDatabases(session, setting.live()).drop(name));
    }

    private Door door(SwapFacts facts) {
        return new Door(setting.live(), facts, setting.sessions().patience());
    }

    private Preparation preparation(ServerSession session) {
        return new Preparation(session, setting.live().database());
    }

    /**
     * A question to the server.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    private interface Question<T> {
        T of(ServerSession session) throws SQLException, UpkeepException, InterruptedException;
    }

    private <T> T ask(Question<T> question) throws UpkeepException, InterruptedException {
        try (var session = ServerSession.open(setting.live())) {
            return Connections.use(session.connection(), connection -> question.of(session));
        } catch (SQLException e) {
            throw Database.failure(setting.live(), e);
        }
    }
}
