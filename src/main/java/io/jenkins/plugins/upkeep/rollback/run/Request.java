package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.rollback.DatabaseChoice;
import java.util.Optional;

/**
 * What was asked of a rollback.
 *
 * @param version the tag or commit to go back to, as it was written
 * @param commit the commit that the version must be; empty for whatever it is
 * @param database what happens to the database
 * @param set the set that takes its place; empty for the one that fits the version
 * @param acceptNewerSchema whether a schema that the version does not know is accepted
 */
public record Request(
        String version,
        Optional<String> commit,
        DatabaseChoice database,
        Optional<SetId> set,
        boolean acceptNewerSchema) {}
