package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.cli.task.WorkFolder;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The folder of the sample service.
 *
 * @param folder where it is, absolute
 * @param temporary what is removed after the demo; empty when the folder stays
 */
record DemoPlace(Path folder, Optional<WorkFolder> temporary) {
    /** Makes a folder that is removed afterwards or, where one to keep is named, takes that. */
    static DemoPlace make(Optional<Path> keep) throws UpkeepException {
        if (keep.isPresent()) {
            return new DemoPlace(empty(keep.get()), Optional.empty());
        }
        var temporary = WorkFolder.create();
        return new DemoPlace(temporary.path(), Optional.of(temporary));
    }

    /**
     * @return whether the folder stays after the demo
     */
    boolean kept() {
        return temporary.isEmpty();
    }

    private static Path empty(Path folder) throws UpkeepException {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            try (var children = Files.list(folder)) {
                if (children.findAny().isPresent()) {
                    throw new ConfigException("--keep " + folder + ": is not empty; name a new folder");
                }
            }
            return folder.toRealPath();
        } catch (IOException e) {
            throw new ConfigException("--keep " + folder + ": cannot be used (" + e + "); name another folder", e);
        }
    }

    /**
     * Removes it, unless it is kept. A second call finds nothing left to do.
     *
     * @return what went wrong, if something did
     */
    Optional<String> leave() {
        return Files.exists(folder) ? temporary.flatMap(WorkFolder::remove) : Optional.empty();
    }
}
