package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.config.SqlCheck;
import io.jenkins.plugins.upkeep.system.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a drill must show.
 *
 * @param rto the longest time that bringing the service back may take
 * @param rpo the oldest that the newest usable backup may be
 * @param assertions queries on the restored database
 * @param amcheck whether tables and indexes of the restored database are checked by pg_amcheck
 * @param application the service, started on the restored database
 */
@Place("drill")
public record DrillConfig(
        @Key("The longest time that bringing the service back may take")
        Optional<Duration> rto,

        @Key("The oldest that the newest usable backup may be")
        Optional<Duration> rpo,

        @Key("Queries on the restored database that must give what is expected")
        List<SqlCheck> assertions,

        @Key(value = "Whether pg_amcheck looks through the restored tables and indexes", defaultValue = "true")
        boolean amcheck,

        @Key("The service, started on the restored database; left out for none")
        Optional<Application> application) {
    public DrillConfig {
        rto.ifPresent(limit -> Require.positive("rto", limit));
        rpo.ifPresent(limit -> Require.positive("rpo", limit));
        Require.unique("assertions", assertions.stream().map(SqlCheck::name).toList());
    }

    /**
     * The service, started on the restored database.
     *
     * @param command the program and its arguments
     * @param environment further variables of its environment
     * @param health the URL that answers when it is ready
     * @param timeout how long it may take to be ready
     */
    public record Application(
            @Key("The program, which must stay in the foreground, and its arguments. Its environment holds no more of"
                    + " Upkeep's own than PATH, HOME, USER, LOGNAME, SHELL, LANG, LC_*, TMPDIR and TZ; the restored"
                    + " database is PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD, also as one URL in"
                    + " DATABASE_URL and UPKEEP_DRILL_DATABASE_URL, and for Java in UPKEEP_DRILL_JDBC_URL")
            List<String> command,

            @Key("Further variables of its environment; what is set here goes before all others")
            Map<String, Secret> environment,

            @Key("The URL that answers when the service is ready; nothing else may answer there")
            URI health,

            @Key(value = "How long the service may take to be ready", defaultValue = "2m")
            Duration timeout) {
        public Application {
            environment = Map.copyOf(environment);
            Require.some("command", command);
            Require.web("health", health);
            Require.positive("timeout", timeout);
        }
    }
}
