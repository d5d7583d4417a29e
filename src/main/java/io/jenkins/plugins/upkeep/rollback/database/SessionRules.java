package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Require;
import java.time.Duration;
import java.util.List;

/**
 * Which sessions are the service's own, and so are ended when its database is exchanged. Everybody else's are waited for.
 *
 * @param applications by the application's name
 * @param users by the role; with no application either, the role of {@code database.user}
 * @param patience how long the sessions of others are waited for
 */
public record SessionRules(
        @Key("The service's own sessions, by application_name; they are ended when its database is exchanged")
        List<String> applications,

        @Key("The same by role; left out, with no applications either, the role of database.user")
        List<String> users,

        @Key(
                value = "How long the sessions of others are waited for, before the exchange is given up",
                name = "wait",
                defaultValue = "30s")
        Duration patience) {
    public SessionRules {
        applications = List.copyOf(applications);
        users = List.copyOf(users);
        Require.unique("applications", applications);
        Require.unique("users", users);
        Require.positive("wait", patience);
    }

    /** The rules, with the role that connects where nobody is named. */
    SessionRules of(String role) {
        return applications.isEmpty() && users.isEmpty()
                ? new SessionRules(applications, List.of(role), patience)
                : this;
    }

    /** Whether a session is the service's own. */
    boolean isOwn(OpenSession session) {
        return applications.contains(session.application()) || users.contains(session.user());
    }
}
