package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The services that have sets in a store, for those who do not know them by name: their folders have names that are made
 * from theirs, and the manifests tell these.
 *
 * @param store the store
 */
public record StoredServices(Store store) {
    /**
     * @return the sets of each service that has at least one that is published
     * @throws DamagedSetException when a manifest is damaged, or lies in the folder of another service
     * @throws UpkeepException when the store cannot be read
     */
    public List<SetCatalog> catalogs() throws UpkeepException {
        var catalogs = new ArrayList<SetCatalog>();
        for (var folder : store.names("")) {
            service(folder + "/").ifPresent(service -> catalogs.add(new SetCatalog(store, service)));
        }
        return catalogs;
    }

    private Optional<String> service(String folder) throws UpkeepException {
        for (var name : store.names(folder)) {
            var prefix = folder + name + "/";
            if (SetId.isOne(name) && store.names(prefix).contains(SetPlace.MANIFEST)) {
                return Optional.of(service(folder, prefix));
            }
        }
        return Optional.empty();
    }

    private String service(String folder, String prefix) throws UpkeepException {
        var service = new SealedFiles(store)
                .read(prefix + SetPlace.MANIFEST, Manifest.class)
                .service();
        if (!SetPlace.folder(service).equals(folder)) {
            throw new DamagedSetException(
                    prefix + ": its manifest is of service " + service + ", which has another folder");
        }
        return service;
    }
}
