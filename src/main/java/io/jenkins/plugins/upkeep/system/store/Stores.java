package io.jenkins.plugins.upkeep.system.store;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.net.URI;
import java.nio.file.Path;

/** Opens a store by its address. */
public final class Stores {
    private Stores() {}

    /**
     * Opens a store.
     *
     * @param address {@code file:/folder}, or {@code file:folder} for one below the base
     * @param base the folder that a relative one starts from
     * @return the store; nothing has been asked of it yet
     * @throws UpkeepException when there is no store of this kind
     */
    public static Store open(URI address, Path base) throws UpkeepException {
        if (!"file".equals(address.getScheme())) {
            throw new UpkeepException(
                    "store " + address.getScheme() + ":…: this version only keeps sets in folders; write file:/folder");
        }
        return new FolderStore(folder(address, base));
    }

    /**
     * @param address of a store in a folder, as {@link #open} takes it
     * @param base the folder that a relative one starts from
     * @return the store's folder
     */
    public static Path folder(URI address, Path base) {
        return base.resolve(address.getPath() == null ? address.getSchemeSpecificPart() : address.getPath());
    }
}
