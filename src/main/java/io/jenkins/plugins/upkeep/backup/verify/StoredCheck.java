package io.jenkins.plugins.upkeep.backup.verify;

import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Worker;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.task.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Verifies a set at level {@code stored}: every file is read back from the store and compared, and nothing is there that
 * should not be.
 */
public final class StoredCheck {
    private final Store store;
    private final Manifest manifest;
    private final Progress progress;

    /**
     * @param store where the set lies
     * @param manifest what it should hold
     * @param progress is told how far the check is
     */
    public StoredCheck(Store store, Manifest manifest, Progress progress) {
        this.store = store;
        this.manifest = manifest;
        this.progress = progress;
    }

    /**
     * What the check saw.
     *
     * @param faults one line for each file that is missing, damaged or too many
     * @param unread one line for each file that could not be read, which says nothing about the set
     */
    public record Seen(List<String> faults, List<String> unread) {
        public Seen {
            faults = List.copyOf(faults);
            unread = List.copyOf(unread);
        }

        /**
         * @return whether every file was read and is as it was stored
         */
        public boolean isWhole() {
            return faults.isEmpty() && unread.isEmpty();
        }
    }

    /**
     * Reads all files.
     *
     * @param connections how many at once
     * @return what was seen of all of them
     * @throws UpkeepException when the store cannot be listed
     * @throws InterruptedException when this thread was told to stop
     */
    public Seen read(int connections) throws UpkeepException, InterruptedException {
        var faults = Collections.synchronizedList(new ArrayList<>(strangers()));
        var unread = Collections.synchronizedList(new ArrayList<String>());
        var reader = new SetReader(store, manifest.place());
        try (var stretch = progress.begin("read the set back", manifest.storedSize(), Unit.BYTES)) {
            Workers.run(
                    "verify", connections, manifest.contents(), () -> new FileChecker(reader, faults, unread, stretch));
        }
        return new Seen(faults, unread);
    }

    private List<String> strangers() throws UpkeepException {
        var prefix = manifest.place().prefix();
        var known = manifest.contents().stream().map(SetFile::path).collect(Collectors.toSet());
        return store.list(prefix).stream()
                .map(file -> file.key().substring(prefix.length()))
                .filter(path -> !known.contains(path) && !SetPlace.isSealed(path))
                .map(path -> "set " + manifest.id() + ": " + path + " is there, but the manifest does not name it")
                .toList();
    }

    /** Checks one file at a time; what it finds does not stop the others. */
    private record FileChecker(SetReader reader, List<String> faults, List<String> unread, Progress.Stretch progress)
            implements Worker<SetFile> {
        @Override
        public void work(SetFile file) {
            try {
                new StoredFile(reader, file).requireWhole();
            } catch (DamagedSetException e) {
                faults.add(e.getMessage());
            } catch (UpkeepException e) {
                unread.add(e.getMessage());
            }
            progress.advance(file.storedSize());
        }

        @Override
        public void abort() {
            // A file is read to its end; the next is not begun.
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
