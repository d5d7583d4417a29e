package io.jenkins.plugins.upkeep.backup.database;

import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresPrograms;

/**
 * A database and how to read it.
 *
 * @param service the service that it belongs to
 * @param address where it is
 * @param connections how many copy at once, at least 1
 * @param serializable whether to wait for a snapshot that no serializable transaction can contradict
 * @param passwords whether roles are stored with their password verifiers
 * @param archive whether rows and large objects are stored as one archive of pg_dump, and not as text
 * @param programs PostgreSQL's own programs, of a version that can read the server
 */
public record DatabaseSource(
        String service,
        DatabaseAddress address,
        int connections,
        boolean serializable,
        boolean passwords,
        boolean archive,
        PostgresPrograms programs) {}
