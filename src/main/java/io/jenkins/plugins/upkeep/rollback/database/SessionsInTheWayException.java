package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;
import java.util.stream.Collectors;

/** Others are connected to the database and did not leave in time: nothing was changed, and all may connect as before. */
public final class SessionsInTheWayException extends UpkeepException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_NAMED = 5;

    private final transient List<OpenSession> sessions;

    /**
     * @param where the database
     * @param sessions who is connected, at least one
     */
    SessionsInTheWayException(String where, List<OpenSession> sessions) {
        super("database " + where + ": is in use by " + named(sessions)
                + "; end these sessions or name them in rollback.sessions, and run this again; nothing was changed");
        this.sessions = List.copyOf(sessions);
    }

    private static String named(List<OpenSession> sessions) {
        return sessions.stream().limit(MOST_NAMED).map(OpenSession::toString).collect(Collectors.joining(", "))
                + (sessions.size() > MOST_NAMED ? " and " + (sessions.size() - MOST_NAMED) + " more" : "");
    }

    /**
     * @return who is connected
     */
    public List<OpenSession> sessions() {
        return sessions == null ? List.of() : sessions;
    }
}
