package io.jenkins.plugins.upkeep.jenkins.artifacts;

import hudson.model.Run;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The sets among the artifacts of a build.
 *
 * @param run the build
 */
record BuildSets(Run<?, ?> run) {
    /** The folder of all sets among the artifacts. */
    static final String FOLDER = "upkeep-sets";

    /** Where they lie; read only. */
    VirtualStore store() {
        return new VirtualStore(
                run.getArtifactManager().root().child(FOLDER), "artifacts of " + run.getFullDisplayName());
    }

    SetCatalog catalog(String service) {
        return new SetCatalog(store(), service);
    }

    /**
     * The builds whose sets may be restored by one of them: first that one itself, if it is of the same job, then those that
     * have ended, the newest first.
     */
    static Stream<BuildSets> before(Run<?, ?> asking, BackupJob job) {
        var own = job.isOf(asking) ? Stream.<Run<?, ?>>of(asking) : Stream.<Run<?, ?>>empty();
        var ended = Stream.<Run<?, ?>>iterate(
                job.lastCompleted(), Objects::nonNull, build -> build.getPreviousCompletedBuild());
        return Stream.concat(own, ended).map(BuildSets::new);
    }
}
