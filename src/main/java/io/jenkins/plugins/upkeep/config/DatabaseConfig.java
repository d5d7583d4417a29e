package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The service's PostgreSQL database.
 *
 * @param url where it is
 * @param user the role
 * @param password the role's password
 * @param binaries the folder of PostgreSQL's programs
 * @param checks questions of the service's own
 */
@Place("database")
public record DatabaseConfig(
        @Key("where it is") String url,
        @Key("the role") Optional<String> user,
        @Key("the role's password") Optional<Secret> password,
        @Key("the folder of PostgreSQL's programs") Optional<Path> binaries,
        @Key("questions of the service's own") List<SqlCheck> checks) {
    public DatabaseConfig {
        checks = List.copyOf(checks);
    }

    /** The address with the role. */
    public DatabaseAddress address() throws ConfigException {
        try {
            var address = DatabaseAddress.parse(url);
            return address.account(user.or(address::user), password.or(address::password));
        } catch (UpkeepException e) {
            throw new ConfigException(e.getMessage(), e);
        }
    }

    /**
     * A question with a number as its answer.
     *
     * @param name its name in reports
     * @param sql the question
     * @param min the least good answer
     * @param max the greatest good answer
     */
    public record SqlCheck(
            @Key("its name in reports") String name,
            @Key("the question") String sql,
            @Key("the least good answer") Optional<Double> min,
            @Key("the greatest good answer") Optional<Double> max) {}
}
