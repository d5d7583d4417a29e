package io.jenkins.plugins.upkeep.rollback.services;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Optional;

/** The files of the version that is to be checked out, before it is. */
@FunctionalInterface
public interface TargetFiles {
    /**
     * @param path the path from the top of the work tree
     * @return the file's content; empty when the version has no such file
     * @throws UpkeepException when it cannot be read
     * @throws InterruptedException when this thread is told to stop
     */
    Optional<byte[]> read(String path) throws UpkeepException, InterruptedException;
}
