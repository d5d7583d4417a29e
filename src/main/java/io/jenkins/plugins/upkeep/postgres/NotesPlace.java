package io.jenkins.plugins.upkeep.postgres;

import io.jenkins.plugins.upkeep.postgres.notes.Notes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.address.Stores;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where maintenance keeps what a later run must know: in the store of the backups, which every machine reaches that may run the
 * next; where there is none, beside the report.
 *
 * @param store the store of the backups
 * @param prefix the service's own place there
 */
public record NotesPlace(Optional<Store> store, String prefix) {
    private static final String FOLDER = "maintenance/";

    /** Beside the report. */
    public static NotesPlace besideTheReport() {
        return new NotesPlace(Optional.empty(), "");
    }

    Notes open(Path reportFolder) throws UpkeepException {
        if (store.isPresent()) {
            return new Notes(store.get(), prefix + FOLDER);
        }
        return new Notes(Stores.open(reportFolder.toAbsolutePath().toUri(), reportFolder), FOLDER);
    }
}
