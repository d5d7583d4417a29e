package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.config.ConfigDefaults;
import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.config.Scalar;

/**
 * Whether and how the database is in a backup.
 *
 * @param enabled whether it is
 * @param parallel how many connections read it at a time
 * @param serializable whether the snapshot waits until it shows no state that serializable transactions could not see
 * @param rolePasswords whether the roles' password hashes are in it
 * @param format how its data is written
 */
public record DatabasePart(
        @Key(value = "Whether the database is in the backup", defaultValue = "true")
        boolean enabled,

        @Key(value = "How many connections read the data at a time", defaultValue = "2")
        int parallel,

        @Key(
                value = "Whether to wait for a snapshot that is safe among serializable transactions",
                defaultValue = "false")
        boolean serializable,

        @Key(value = "Whether the password hashes of the roles are in the backup", defaultValue = "false")
        boolean rolePasswords,

        @Key(value = "How the data is written: by COPY in parallel, or by one pg_dump", defaultValue = "copy")
        Format format) {
    private static final int MOST_CONNECTIONS = 64;

    public DatabasePart {
        Require.within("parallel", parallel, 1, MOST_CONNECTIONS);
    }

    /** The database with all defaults, or no database. */
    @Scalar
    public static DatabasePart of(boolean enabled) {
        var part = ConfigDefaults.of(DatabasePart.class);
        return new DatabasePart(enabled, part.parallel, part.serializable, part.rolePasswords, part.format);
    }

    /** How the data is written. */
    public enum Format {
        /** COPY text, several tables at a time. */
        COPY("copy"),
        /** One archive of pg_dump. */
        PG_DUMP("pg_dump");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        /** The word in upkeep.yaml. */
        @Override
        public String toString() {
            return word;
        }
    }
}
