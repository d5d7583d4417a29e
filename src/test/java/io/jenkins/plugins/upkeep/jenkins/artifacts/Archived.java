package io.jenkins.plugins.upkeep.jenkins.artifacts;

import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The artifacts of a build, in a folder.
 *
 * @param folder all the artifacts
 */
record Archived(Path folder) {
    static final String SERVICE = "my shop";

    /** Has a set of so many minutes after the epoch there. */
    SetId set(int minute, VerificationLevel level) throws Exception {
        var started = Instant.EPOCH.plusSeconds(60L * minute);
        var id = SetId.begunAt(started);
        var catalog = new SetCatalog(store(), SERVICE);
        try (var set = new SetWriter(store(), new SetPlace(SERVICE, id), 1, file -> {})) {
            set.plainFile("README.txt", "of a test".getBytes(StandardCharsets.UTF_8));
            var manifest = set.publish(new Manifest(
                    Manifest.SCHEMA,
                    id.text(),
                    SERVICE,
                    started,
                    started,
                    "1",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    set.contents()));
            if (level != VerificationLevel.NONE) {
                catalog.record(Verification.of(manifest, level, started.plusSeconds(1)));
            }
        }
        return id;
    }

    FolderStore store() {
        return new FolderStore(folder.resolve(BuildSets.FOLDER));
    }

    Path file(SetId id, String path) {
        return folder.resolve(BuildSets.FOLDER).resolve(new SetPlace(SERVICE, id).key(path));
    }

    BuildSets sets() {
        return new BuildSets("shop #" + folder.getFileName(), new FolderFile(folder));
    }
}
