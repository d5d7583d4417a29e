package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.rollback.database.DatabaseRollback.Setting;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends the service's own sessions again and again, in a thread of its own, until it is closed. It is needed only where a server
 * does not let new ones be kept out.
 */
final class Eviction implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ServerSession session;
    private final Sessions sessions;
    private final SessionRules rules;
    private final List<OpenSession> ended = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    private Eviction(ServerSession session, SwapFacts facts, SessionRules rules) {
        this.session = session;
        this.sessions = new Sessions(session.connection(), facts.restore().origin(), facts.target());
        this.rules = rules;
        this.thread = Daemons.named("eviction").newThread(this::run);
    }

    /** Begins, over a connection of its own. */
    static Eviction of(Setting setting, SwapFacts facts, SessionRules rules) throws UpkeepException {
        var eviction = new Eviction(ServerSession.open(setting.live()), facts, rules);
        eviction.thread.start();
        return eviction;
    }

    private void run() {
        try {
            while (!closed) {
                end();
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (SQLException e) {
            // Then the renaming finds them, gives way, and is tried again.
            closed = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() throws SQLException {
        for (var open : sessions.open()) {
            if (rules.isOwn(open) && sessions.end(open)) {
                add(open);
            }
        }
    }

    private synchronized void add(OpenSession one) {
        ended.add(one);
    }

    /**
     * @return the sessions that were ended
     */
    synchronized List<OpenSession> ended() {
        return List.copyOf(ended);
    }

    @Override
    public void close() {
        closed = true;
        // Without its connection the thread can end nobody, and ends itself.
        session.close();
    }
}
