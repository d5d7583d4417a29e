package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Sees to it that no backup archives the store that it is written to: each set would hold all earlier ones. */
final class StorePlace {
    private final Path store;
    private final Path base;

    /**
     * @param store the store's folder; it need not be there yet
     * @param base the folder that relative paths start from
     */
    StorePlace(Path store, Path base) {
        this.store = real(store);
        this.base = base;
    }

    void requireOutside(String part, List<Path> paths) throws ConfigException {
        for (var path : paths) {
            if (store.startsWith(real(base.resolve(path)))) {
                throw new ConfigException("backup.parts.files: " + part + ": " + path + " holds the store " + store
                        + ", so that each backup would hold all earlier ones; keep the store elsewhere");
            }
        }
    }

    /** Where a path really is, as far as it is there. */
    private static Path real(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            var parent = absolute.getParent();
            return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
        }
    }
}
