package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.Visible;
import java.time.Instant;
import java.util.Optional;

/**
 * A session that is connected to a database.
 *
 * @param pid its process on the server
 * @param user its role; empty for the server's own
 * @param application what it calls itself; empty when it does not
 * @param client where it comes from; empty for a local one, and where the server does not show it to us
 * @param kind what it is for the server: {@code client backend}; empty where the server does not show it to us
 * @param since when it was opened; empty where the server does not show it to us
 */
public record OpenSession(
        int pid, String user, String application, Optional<String> client, String kind, Optional<Instant> since) {
    /** The session for people, on one line. */
    @Override
    public String toString() {
        var name = application.isEmpty() ? "a session without an application's name" : application;
        return Visible.of(name + " of role " + (user.isEmpty() ? "(none)" : user) + " (pid " + pid
                + client.map(from -> ", from " + from).orElse("")
                + since.map(time -> ", since " + time).orElse("") + ")");
    }
}
