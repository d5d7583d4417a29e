package io.jenkins.plugins.upkeep.rollback.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.upkeep.rollback.services.ComposeFacts.Ran;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sees to it that services start on the very images that they ran on, since a name such as {@code :latest} may be another
 * image by now. Where the name stood for the image and a build or pull of the target has moved it, the name is put back, so
 * that the next start by hand finds it too. Where the name had moved before, a file over the others pins the service to the
 * image's id.
 *
 * @param docker docker
 * @param services the configuration
 * @param folder where the file over the others is written
 */
record ComposePins(Docker docker, Services services, Path folder) {
    private static final String FILE = "compose.images.json";

    /** Brings the images back; gives the file that pins what remains, if anything. */
    Optional<Path> prepare(List<Ran> ran) throws UpkeepException, InterruptedException {
        var pinned = new TreeMap<String, Map<String, String>>();
        for (var service : ran) {
            demandImage(service);
            var now = docker.image(service.reference()).map(Docker.Image::id);
            if (now.equals(Optional.of(service.image()))) {
                continue;
            }
            if (service.tagged() && !service.reference().contains("@")) {
                docker.demand(docker.run("image", "tag", service.image(), service.reference()));
            } else {
                pinned.put(service.name(), Map.of("image", service.image()));
            }
        }
        if (pinned.isEmpty()) {
            return Optional.empty();
        }
        var file = folder.toAbsolutePath().resolve(FILE);
        write(file, pinned);
        return Optional.of(file);
    }

    private void demandImage(Ran service) throws UpkeepException, InterruptedException {
        if (docker.image(service.image()).isPresent()) {
            return;
        }
        if (services.pull() == Services.Pull.NEVER || service.digest().isEmpty()) {
            throw new UpkeepException("service " + service.name() + ": its image " + service.image() + " ("
                    + service.reference() + ") is not here any more; load or build it again, then repeat this");
        }
        Complaint.demand(
                docker.program()
                        .with("image", "pull", "--quiet", service.digest())
                        .run(services.timeout()),
                "service " + service.name() + ": its image " + service.digest() + " cannot be fetched",
                "load it by hand, then repeat this");
    }

    /** JSON is YAML, too. */
    private static void write(Path file, Map<String, Map<String, String>> pinned) throws UpkeepException {
        try {
            AtomicFile.write(file, Json.mapper().writeValueAsString(Map.of("services", pinned)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts cannot be written as JSON", e);
        }
    }
}
