package io.jenkins.plugins.upkeep.rollback.journal;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the journals of a service lie. They stay when their rollbacks are over: they say what was done. At most one of
 * them is not over.
 *
 * @param path the folder
 */
public record JournalFolder(Path path) {
    private static final String ENDING = ".journal";

    /**
     * Takes the lock that one rollback at a time holds. The kernel gives it back however its holder ends.
     *
     * @return the lock
     * @throws UpkeepException when another process holds it, or the folder cannot be written
     */
    public JournalLock lock() throws UpkeepException {
        try {
            Files.createDirectories(path);
            return ProcessLock.take(path.resolve("lock"))
                    .map(lock -> new JournalLock(lock, this))
                    .orElseThrow(() -> new UpkeepException(
                            "rollback: another one of this repository is under way; wait for its end, or stop it"));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private UpkeepException unusable(IOException reason) {
        return new UpkeepException(
                path + ": cannot be used (" + reason.getMessage() + "); check who may write there", reason);
    }

    /**
     * Begins a journal.
     *
     * @param id the rollback's id
     * @param clock for the times in it
     * @param facts what its first line says
     * @throws UpkeepException when it cannot be written; there is none then
     */
    public Journal begin(String id, Clock clock, Map<String, String> facts) throws UpkeepException {
        return Journal.begin(path.resolve(id + ENDING), clock, facts);
    }

    /**
     * Opens the journal of the rollback that is not over.
     *
     * @param clock for the times in it
     * @return it; empty when all are over
     * @throws UpkeepException when a journal cannot be read: what it says could matter
     */
    public Optional<Journal> unfinished(Clock clock) throws UpkeepException {
        for (var file : files()) {
            var entries = read(file);
            if (!isOver(entries)) {
                return Optional.of(Journal.open(file, clock));
            }
        }
        return Optional.empty();
    }

    /**
     * @return the lines of each journal, the newest first; one that was cut off in its first line, before anything was
     *     done, has none
     * @throws UpkeepException when one cannot be read
     */
    public List<List<Entry>> all() throws UpkeepException {
        var all = new ArrayList<List<Entry>>();
        for (var file : files()) {
            all.add(read(file));
        }
        return all;
    }

    /** Nothing had begun when the first line was not written to its end. */
    private static boolean isOver(List<Entry> entries) {
        return entries.isEmpty() || entries.get(entries.size() - 1).event() == Event.ENDED;
    }

    private static List<Entry> read(Path file) throws UpkeepException {
        try {
            return JournalText.read(file.toString(), Files.readAllBytes(file)).entries();
        } catch (IOException e) {
            throw new UpkeepException(
                    file + ": cannot be read (" + e.getMessage() + "); run this as the account that wrote it", e);
        }
    }

    private List<Path> files() throws UpkeepException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var stream = Files.newDirectoryStream(path, "*" + ENDING)) {
            var files = new ArrayList<Path>();
            stream.forEach(files::add);
            files.sort(Comparator.comparing(Path::getFileName).reversed());
            return files;
        } catch (DirectoryIteratorException e) {
            throw unusable(e.getCause());
        } catch (IOException e) {
            throw unusable(e);
        }
    }
}
