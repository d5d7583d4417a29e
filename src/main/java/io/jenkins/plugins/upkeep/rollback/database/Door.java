package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Keeps new sessions out of the database that bears the live name, and lets them in again. For one thread. */
class Door {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final DatabaseAddress live;
    private final SwapFacts facts;
    private final Duration patience;
    private boolean touched;

    /**
     * @param live the live database
     * @param facts what the journal holds
     * @param patience how long it is tried to open it again, as the server may be starting anew
     */
    Door(DatabaseAddress live, SwapFacts facts, Duration patience) {
        this.live = live;
        this.facts = facts;
        this.patience = patience;
    }

    /** Keeps them out. */
    void close(ServerSession session) throws SQLException {
        var front = Standing.of(session.connection(), facts).front().filter(DatabaseRow::open);
        if (front.isPresent()) {
            touched = true;
            session.run("ALTER DATABASE " + session.name(front.get().name()) + " ALLOW_CONNECTIONS false");
        }
    }

    /** Lets them in, also where a killed run kept them out. */
    void open(ServerSession session) throws SQLException {
        var front = Standing.of(session.connection(), facts).front().filter(row -> !row.open());
        if (front.isPresent()) {
            session.run("ALTER DATABASE " + session.name(front.get().name()) + " ALLOW_CONNECTIONS true");
        }
    }

    /**
     * Lets them in after a failure, over a connection of its own, also when this thread was told to stop.
     *
     * @param reason the failure
     * @return the failure, or one that says in addition that nobody can connect
     */
    UpkeepException openAfter(Exception reason) throws UpkeepException {
        var problem = reason instanceof UpkeepException known ? known : null;
        if (!touched) {
            return problem;
        }
        var interrupted = Thread.interrupted();
        try {
            if (isOpenedInTime(reason)) {
                return problem;
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        throw new UpkeepException(
                reason.getMessage() + "; now nobody can connect to database " + live
                        + ": run the rollback again (resume or undo), or ALTER DATABASE … ALLOW_CONNECTIONS true",
                reason);
    }

    private boolean isOpenedInTime(Exception reason) throws InterruptedException {
        var end = Deadline.in(patience);
        while (!isOpened(reason)) {
            if (end.isOver()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
        return true;
    }

    private boolean isOpened(Exception reason) {
        try (var session = ServerSession.open(live)) {
            open(session);
            return true;
        } catch (SQLException e) {
            reason.addSuppressed(Database.failure(live, e));
        } catch (UpkeepException e) {
            reason.addSuppressed(e);
        }
        return false;
    }
}
