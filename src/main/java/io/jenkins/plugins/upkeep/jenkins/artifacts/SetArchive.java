package io.jenkins.plugins.upkeep.jenkins.artifacts;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.StoredServices;
import io.jenkins.plugins.upkeep.backup.verify.StoredCheck;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import jenkins.util.BuildListenerAdapter;

/**
 * Puts the sets of a folder on an agent among the artifacts of a build, and proves what the artifacts then hold: first the
 * files of a set, which are read back; then its manifest, with which it exists; then what was proved of it. So what is cut
 * short is no set. To do it twice is to do it once.
 *
 * @param run the build
 * @param folder the folder on the agent
 * @param launcher starts processes there
 * @param listener the build's log
 */
public record SetArchive(Run<?, ?> run, FilePath folder, Launcher launcher, TaskListener listener) {
    private static final String MANIFEST = "manifest.json";

    /**
     * @return the sets in the folder that are published
     * @throws UpkeepException when one of them is damaged, or the folder cannot be read
     */
    public List<BackupSet> sets() throws UpkeepException {
        var sets = new ArrayList<BackupSet>();
        for (var catalog : new StoredServices(source()).catalogs()) {
            var contents = catalog.look();
            requireReadable(contents.damaged());
            requireReadable(contents.unreadable());
            sets.addAll(contents.sets());
        }
        return sets;
    }

    private static void requireReadable(List<String> lines) throws UpkeepException {
        if (!lines.isEmpty()) {
            throw new UpkeepException(lines.get(0));
        }
    }

    private VirtualStore source() {
        return new VirtualStore(folder.toVirtualFile(), "folder " + folder.getRemote() + " of the agent");
    }

    /**
     * Archives a set and reads it back. Takes as long as that takes; ends when its thread is interrupted.
     *
     * @param set one of {@link #sets()}
     * @throws DamagedSetException when the artifacts hold something else than the agent had
     * @throws UpkeepException when they cannot be read back
     * @throws IOException when they do not take it
     */
    public void archive(BackupSet set) throws IOException, UpkeepException, InterruptedException {
        var documents = new SetDocuments(source(), set.manifest().place()).paths();
        put(set, set.manifest().contents().stream().map(file -> file.path()).toList());
        var stored = BuildSets.of(run);
        requireWhole(new StoredCheck(stored.store(), set.manifest(), Progress.unseen()).read(1));
        put(set, only(documents, MANIFEST::equals));
        put(set, only(documents, path -> !path.equals(MANIFEST)));
        requireSame(set, stored.catalog(set.manifest().service()));
    }

    private static List<String> only(List<String> paths, Predicate<String> wanted) {
        return paths.stream().filter(wanted).toList();
    }

    private void put(BackupSet set, List<String> paths) throws IOException, InterruptedException {
        if (paths.isEmpty()) {
            return;
        }
        var place = set.manifest().place();
        var files = new LinkedHashMap<String, String>();
        for (var path : paths) {
            var key = place.key(SetPaths.requireWithin(path));
            files.put(BuildSets.FOLDER + "/" + key, key);
        }
        run.pickArtifactManager().archive(folder, launcher, BuildListenerAdapter.wrap(listener), files);
    }

    private static void requireWhole(StoredCheck.Seen seen) throws UpkeepException {
        if (!seen.faults().isEmpty()) {
            throw new DamagedSetException(seen.faults().get(0));
        }
        if (!seen.unread().isEmpty()) {
            throw new UpkeepException(seen.unread().get(0));
        }
    }

    private static void requireSame(BackupSet set, SetCatalog stored) throws UpkeepException {
        var id = new SetId(set.manifest().id());
        if (!stored.find(id).equals(set)) {
            throw new DamagedSetException("set " + id + ": its documents are not as they were on the agent");
        }
    }

    /**
     * @param set a set that was archived
     * @return where it is to be seen, below the build's page
     */
    public static String page(BackupSet set) {
        // A name that is encoded already is encoded once more in an address.
        return "artifact/" + BuildSets.FOLDER + "/"
                + set.manifest().place().prefix().replace("%", "%25");
    }
}
