package io.jenkins.plugins.upkeep.system.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tests want to know of clusters from outside. */
final class ClusterFiles {
    private ClusterFiles() {}

    /** Whether one of the clusters in a folder has a file. */
    static boolean exists(Path base, String file) throws IOException {
        try (var folders = Files.newDirectoryStream(base, "upkeep-cluster-*")) {
            for (var folder : folders) {
                if (Files.exists(folder.resolve(file))) {
                    return true;
                }
            }
        }
        return false;
    }

    static ProcessHandle watchdogOf(PostgresCluster cluster) {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(cluster.folder() + "/watchdog.sh"))
                .findFirst()
                .orElseThrow();
    }
}
