package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.rollback.database.DatabaseRollback.Setting;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Exchanges two databases by their names. First nobody new may connect to the one of the live name; then those who are
 * connected go; then both names change in one transaction, which lets everybody connect again. Whatever fails, the door is
 * opened again; what a killed run left is what the next one begins with. Used once, by one thread.
 */
final class Swap {
    private static final Duration TERMINATION = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Set<String> REFUSED = Set.of("42501", "0A000");

    private final Setting setting;
    private final SwapFacts facts;
    private final Direction direction;
    private final SessionRules rules;
    private final Deadline patience;
    private final Deadline end;
    private final Door door;
    private final Map<Integer, OpenSession> ended = new LinkedHashMap<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private Stopwatch closed;
    private boolean changed;
    private boolean closes = true;

    Swap(Setting setting, SwapFacts facts, Direction direction, Door door) throws UpkeepException {
        this.setting = setting;
        this.facts = facts;
        this.direction = direction;
        this.rules = setting.rules();
        this.patience = Deadline.in(rules.patience());
        this.end = Deadline.in(rules.patience().plus(TERMINATION));
        this.door = door;
    }

    SwapOutcome run() throws UpkeepException, InterruptedException {
        try {
            return attempt();
        } catch (UpkeepException e) {
            throw door.openAfter(e);
        } catch (InterruptedException | RuntimeException e) {
            door.openAfter(e);
            throw e;
        }
    }

    private SwapOutcome attempt() throws UpkeepException, InterruptedException {
        while (true) {
            try (var session = ServerSession.open(setting.live())) {
                session.lock(facts.restore().origin());
                return once(session);
            } catch (SQLException e) {
                if (end.isOver() || !ServerFault.isPassing(e)) {
                    throw Database.failure(setting.live(), e);
                }
                setting.log()
                        .detail("once more: "
                                + Database.failure(setting.live(), e).getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
        }
    }

    private SwapOutcome once(ServerSession session) throws SQLException, UpkeepException, InterruptedException {
        var standing = Standing.of(session.connection(), facts);
        if (direction.isDone(standing)) {
            door.open(session);
            return outcome();
        }
        direction.missing(standing);
        close(session);
        reached("closed");
        clear(session);
        reached("cleared");
        changed = true;
        if (closes) {
            session.transact(() -> exchange(session));
        } else {
            exchangeUnderEviction(session);
        }
        var outcome = outcome();
        reached("committed");
        return outcome;
    }

    private void close(ServerSession session) throws SQLException {
        if (closed == null) {
            closed = Stopwatch.started();
        }
        try {
            door.close(session);
        } catch (SQLException e) {
            if (!REFUSED.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            closes = false;
            remarks.add("this server does not let us keep new sessions out (ALLOW_CONNECTIONS): sessions are ended, and"
                    + " the renaming is tried until none came in between");
        }
    }

    /** Ends the service's own sessions and waits for the others. */
    private void clear(ServerSession session) throws SQLException, UpkeepException, InterruptedException {
        var sessions = new Sessions(session.connection(), facts.restore().origin(), facts.target());
        while (!isClear(sessions)) {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    /** Where new ones cannot be kept out, the service's own are ended once more while the renaming waits. */
    private boolean isClear(Sessions sessions) throws SQLException, UpkeepException {
        var open = sessions.open();
        var others = new ArrayList<OpenSession>();
        for (var each : open) {
            if (!endOwn(each, sessions)) {
                others.add(each);
            }
        }
        if (others.isEmpty() && (open.isEmpty() || !closes)) {
            return true;
        }
        if (others.isEmpty() ? end.isOver() : patience.isOver()) {
            throw new SessionsInTheWayException(setting.live().toString(), others.isEmpty() ? open : others);
        }
        return false;
    }

    private boolean endOwn(OpenSession session, Sessions sessions) throws SQLException {
        if (!rules.isOwn(session)) {
            return false;
        }
        if (sessions.end(session)) {
            ended.putIfAbsent(session.pid(), session);
            return true;
        }
        remarks.add(
                "session " + session + " is the service's own, but this role may not end it: GRANT pg_signal_backend");
        return false;
    }

    /** While a renaming waits, nobody new comes in: who came in before it is ended meanwhile. */
    private void exchangeUnderEviction(ServerSession session)
            throws SQLException, UpkeepException, InterruptedException {
        try (var eviction = Eviction.of(setting, facts, rules)) {
            session.transact(() -> exchange(session));
            eviction.ended().forEach(one -> ended.putIfAbsent(one.pid(), one));
        }
    }

    private void exchange(ServerSession session) throws SQLException, UpkeepException {
        var standing = Standing.of(session.connection(), facts);
        var missing = direction.missing(standing);
        new Handover(session, standing, setting.clock().instant()).carry(direction);
        for (var renaming : missing) {
            session.run("ALTER DATABASE " + session.name(renaming.row().name()) + " RENAME TO "
                    + session.name(renaming.name()));
            reached("renamed " + (renaming.row().number() == facts.target() ? "restored" : "original"));
        }
        for (var renaming : direction.all(standing)) {
            if (!renaming.row().open()) {
                session.run("ALTER DATABASE " + session.name(renaming.name()) + " ALLOW_CONNECTIONS true");
            }
        }
        reached("ready");
    }

    private void reached(String point) {
        setting.checkpoint().reached(point);
    }

    private SwapOutcome outcome() {
        var away = closed == null ? Duration.ZERO : closed.elapsed();
        return new SwapOutcome(changed, away, List.copyOf(ended.values()), List.copyOf(remarks));
    }
}
