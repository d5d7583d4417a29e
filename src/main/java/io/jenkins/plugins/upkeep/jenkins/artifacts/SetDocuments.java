package io.jenkins.plugins.upkeep.jenkins.artifacts;

import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Store;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is said about a set beside its contents: its manifest and what was proved of it later. Found by names alone, since to
 * ask for the size of each file of a set takes long where that is far away.
 *
 * @param store where the set lies
 * @param place its place there
 */
record SetDocuments(Store store, SetPlace place) {
    /**
     * @return the paths within the set, that of the manifest before those that rely on it
     * @throws UpkeepException when the store cannot be read
     */
    List<String> paths() throws UpkeepException {
        var later = place.verifications().substring(place.prefix().length());
        return Stream.concat(
                        store.names(place.prefix()).stream().filter(SetPlace::isSealed),
                        store.names(place.verifications()).stream().map(name -> later + name))
                .toList();
    }
}
