package io.jenkins.plugins.upkeep.rollback.database;

import java.sql.SQLException;
import java.util.Set;

/** Tells what passes by itself from what does not. */
final class ServerFault {
    /** In use, lock not available, deadlock, serialization, changed meanwhile. */
    private static final Set<String> PASSING = Set.of("55006", "55P03", "40P01", "40001", "3D000", "42P04");

    private ServerFault() {}

    /** Whether a statement may well succeed when it is tried again. */
    static boolean isPassing(SQLException problem) {
        return isLost(problem) || PASSING.contains(state(problem));
    }

    /** Whether the server or the way to it is gone. */
    static boolean isLost(SQLException problem) {
        var state = state(problem);
        return state.startsWith("08") || state.startsWith("57P") || state.equals("25P03");
    }

    private static String state(SQLException problem) {
        return problem.getSQLState() == null ? "" : problem.getSQLState();
    }
}
