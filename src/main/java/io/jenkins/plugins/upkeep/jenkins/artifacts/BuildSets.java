package io.jenkins.plugins.upkeep.jenkins.artifacts;

import hudson.model.Run;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import java.util.Objects;
import java.util.stream.Stream;
import jenkins.util.VirtualFile;

/**
 * The sets among the artifacts of a build.
 *
 * @param build the build, for people
 * @param artifacts all its artifacts
 */
record BuildSets(String build, VirtualFile artifacts) {
    /** The folder of all sets among the artifacts. */
    static final String FOLDER = "upkeep-sets";

    static BuildSets of(Run<?, ?> run) {
        return new BuildSets(run.getFullDisplayName(), run.getArtifactManager().root());
    }

    /** Where they lie; read only. */
    VirtualStore store() {
        return new VirtualStore(artifacts.child(FOLDER), "artifacts of " + build);
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
        return Stream.concat(own, ended).map(BuildSets::of);
    }
}
