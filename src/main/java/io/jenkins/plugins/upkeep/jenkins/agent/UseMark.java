package io.jenkins.plugins.upkeep.jenkins.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The file in a folder of the tool that says by its time when a build used it last. */
final class UseMark {
    private static final Logger LOGGER = Logger.getLogger(UseMark.class.getName());

    private UseMark() {}

    static Path of(Path folder) {
        return folder.resolve(".used");
    }

    /** Notes that the tool is used now. Where that cannot be written the tool is no worse. */
    static void touch(Path folder) {
        try {
            Files.write(of(folder), new byte[] {'\n'});
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> folder + ": its use cannot be noted");
        }
    }
}
