package io.jenkins.plugins.upkeep.rollback.database.migrations;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;

/** The files of a version of the service, as the repository holds them. */
public interface VersionFiles {
    /**
     * Names the files in a folder and below it.
     *
     * @param folder a path within the repository, with {@code /} between its parts; empty for all of it
     * @return the paths of the files from the repository's root; none when there is no such folder
     * @throws UpkeepException when the repository cannot be asked
     * @throws InterruptedException when this thread was told to stop
     */
    List<String> list(String folder) throws UpkeepException, InterruptedException;

    /**
     * Reads a file.
     *
     * @param path one of the paths that {@link #list} gave
     * @return its content
     * @throws UpkeepException when it cannot be read
     * @throws InterruptedException when this thread was told to stop
     */
    byte[] read(String path) throws UpkeepException, InterruptedException;

    /** A version of which nothing is known. */
    static VersionFiles none() {
        return new VersionFiles() {
            @Override
            public List<String> list(String folder) {
                return List.of();
            }

            @Override
            public byte[] read(String path) {
                return new byte[0];
            }
        };
    }
}
