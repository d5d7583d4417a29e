package io.jenkins.plugins.upkeep.jenkins.artifacts;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.MissingFileException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/**
 * Brings a set from the artifacts of a build to an agent, file by file: its contents and its documents, and the documents of
 * all sets that are newer, so that the task there sees what a whole store would show it of them. What the set is worth is
 * for the task to say.
 *
 * @param asking the build that asks
 * @param account whom that build runs as
 * @param folder the folder on the agent, made anew
 * @param listener the build's log
 */
public record SetFetch(Run<?, ?> asking, Authentication account, FilePath folder, TaskListener listener) {
    /**
     * Brings a set. Takes as long as that takes; ends when its thread is interrupted.
     *
     * @param backupsOf the full name of the job that made it; null, empty or {@code .} for the build's own
     * @param wish which one
     * @param whole whether its contents come too
     * @return its id; empty when there is none to choose
     * @throws AbortException when the build may not read that job, or the agent has no room
     * @throws UpkeepException when artifacts cannot be read
     * @throws IOException when the agent does not take them
     */
    public Optional<String> fetch(String backupsOf, SetWish wish, boolean whole)
            throws IOException, UpkeepException, InterruptedException {
        var job = BackupJob.of(backupsOf, asking, account);
        folder.deleteRecursive();
        folder.mkdirs();
        var found = new SetSearch(wish).in(BuildSets.before(asking, job));
        for (var place : found.told()) {
            documents(place, wish.service());
        }
        if (found.chosen().isEmpty()) {
            say("no set of service " + wish.service() + " to restore is in the artifacts of " + job.name());
            return Optional.empty();
        }
        var chosen = found.chosen().get();
        documents(chosen, wish.service());
        if (whole) {
            contents(chosen, wish.service());
        }
        return Optional.of(chosen.id().text());
    }

    private void documents(SetSearch.Place place, String service)
            throws IOException, UpkeepException, InterruptedException {
        var set = new SetPlace(service, place.id());
        var store = place.build().store();
        for (var path : new SetDocuments(store, set).paths()) {
            copy(store, set.key(SetPaths.requireWithin(path)));
        }
    }

    private void contents(SetSearch.Place place, String service)
            throws IOException, UpkeepException, InterruptedException {
        var manifest = manifest(place, service);
        if (manifest.isEmpty()) {
            return;
        }
        requireSpace(manifest.get());
        var what = "set " + place.id() + " of " + place.build().build();
        say(what + " (" + new Bytes(manifest.get().storedSize()) + ") is brought from its artifacts to this agent");
        for (var file : manifest.get().contents()) {
            var key = manifest.get().place().key(SetPaths.requireWithin(file.path()));
            try {
                copy(place.build().store(), key);
            } catch (MissingFileException e) {
                say(what + ": " + file.path() + " is missing");
            }
        }
    }

    /** Of what is damaged or not published nothing else is brought: the task says what is wrong with it. */
    private static Optional<Manifest> manifest(SetSearch.Place place, String service) throws UpkeepException {
        try {
            return Optional.of(place.build().catalog(service).find(place.id()).manifest());
        } catch (StoreException e) {
            throw e;
        } catch (UpkeepException e) {
            return Optional.empty();
        }
    }

    private void requireSpace(Manifest manifest) throws IOException, InterruptedException {
        var free = folder.getUsableDiskSpace();
        if (free < manifest.storedSize()) {
            throw new AbortException("set " + manifest.id() + ": has " + new Bytes(manifest.storedSize()) + ", and "
                    + folder.getRemote() + " has room for " + new Bytes(free) + "; free some on this agent");
        }
    }

    /** What an agent could not write it says late, or not at all: a file that was cut here must not look damaged there. */
    private void copy(Store store, String key) throws IOException, UpkeepException, InterruptedException {
        var target = folder.child(key);
        try (var content = new CountedInput(store.open(key))) {
            target.copyFrom(content);
            var written = target.length();
            if (written != content.count()) {
                throw new IOException(target.getRemote() + ": has " + written + " of " + content.count() + " bytes");
            }
        }
    }

    private void say(String text) {
        listener.getLogger().println("upkeep: " + text);
    }
}
