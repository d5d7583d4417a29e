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
 * @param url where it is; hidden, because it may hold a password
 * @param user the role that connects
 * @param password the role's password
 * @param binaries the folder of PostgreSQL's own programs
 * @param checks queries that tell whether the data is well
 */
@Place("database")
public record DatabaseConfig(
        @Key("Where the database is: jdbc:postgresql://host:port/database?parameter=value")
        Secret url,

        @Key("The role that connects") Optional<String> user,
        @Key("The role's password") Optional<Secret> password,

        @Key("The folder of pg_dump and PostgreSQL's other programs; found by itself when left out")
        Optional<Path> binaries,

        @Key("Queries that tell whether the data is well") List<SqlCheck> checks) {
    public DatabaseConfig {
        Require.unique("checks", checks.stream().map(SqlCheck::name).toList());
    }

    /**
     * @return where the database is and who asks; user and password of their own keys go before those in the URL
     * @throws ConfigException when the URL is none; the message does not repeat it
     */
    public DatabaseAddress address() throws ConfigException {
        try {
            var address = DatabaseAddress.parse(url.reveal());
            return address.account(user.or(address::user), password.or(address::password));
        } catch (UpkeepException e) {
            throw new ConfigException("database.url: " + e.getMessage(), e);
        }
    }
}
