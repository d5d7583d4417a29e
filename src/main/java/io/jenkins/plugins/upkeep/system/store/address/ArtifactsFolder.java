package io.jenkins.plugins.upkeep.system.store.address;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.system.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The folder by which sets go to the artifacts of a build of Jenkins, and come from there: whoever starts the task gives it a
 * folder, and takes the sets from it afterwards or lays them into it before.
 *
 * @param path the folder
 * @param preparation how long it took to lay sets into it
 */
public record ArtifactsFolder(Path path, Duration preparation) {
    /** The scheme of the store's address. */
    public static final String SCHEME = "jenkins";

    /** The only address of this scheme. */
    public static final String ADDRESS = SCHEME + ":artifacts";

    /** The environment's variable that names the folder. */
    public static final String FOLDER = "UPKEEP_ARTIFACTS";

    /** The environment's variable that says how many milliseconds it took to lay sets into it. */
    public static final String PREPARATION = "UPKEEP_ARTIFACTS_MILLIS";

    /**
     * The folder that this process was given.
     *
     * @param environment the variables of the environment
     * @throws UpkeepException when it was given none
     */
    static ArtifactsFolder of(Map<String, String> environment) throws UpkeepException {
        var folder = environment.getOrDefault(FOLDER, "");
        if (folder.isBlank()) {
            throw new UpkeepException("store " + ADDRESS + ": is there in the steps of Jenkins only, which put the sets"
                    + " among the artifacts of a build; elsewhere use file:/folder or s3://bucket/prefix?region=name");
        }
        return new ArtifactsFolder(Path.of(folder), preparation(environment.getOrDefault(PREPARATION, "0")));
    }

    private static Duration preparation(String millis) throws UpkeepException {
        try {
            return Duration.ofMillis(Long.parseLong(millis));
        } catch (NumberFormatException e) {
            throw new UpkeepException(PREPARATION + ": is not a number of milliseconds; leave it out", e);
        }
    }

    Store store() {
        return new FolderStore(path, ADDRESS, preparation);
    }
}
