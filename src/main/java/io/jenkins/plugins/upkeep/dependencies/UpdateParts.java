package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.dependencies.index.Indexes;
import io.jenkins.plugins.upkeep.dependencies.update.ApplyPlan;
import io.jenkins.plugins.upkeep.dependencies.update.FixSource;
import io.jenkins.plugins.upkeep.dependencies.update.StagingPlan;
import io.jenkins.plugins.upkeep.dependencies.update.StateFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What looking for updates works with.
 *
 * @param config how it is done
 * @param files the files that name the libraries, made absolute
 * @param indexes tell of releases
 * @param fixes tell of vulnerabilities
 * @param staging how updates are tried
 * @param apply how they get into the service; empty where nobody said so
 * @param state what outlives a run
 */
record UpdateParts(
        UpdatesConfig config,
        List<Path> files,
        Indexes indexes,
        FixSource fixes,
        StagingPlan staging,
        Optional<ApplyPlan> apply,
        StateFolder state) {
    UpdateParts {
        files = List.copyOf(files);
    }
}
