package io.jenkins.plugins.upkeep.it.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** The jars inside of Jenkins and of its plugins, unpacked. */
final class RealJars {
    private final Path folder;
    private final List<URL> places = new ArrayList<>();

    RealJars(Path folder) {
        this.folder = folder;
    }

    /** Unpacks the jars of a war, or of the archive of a plugin. */
    void add(Path archive) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().toList()) {
                if (entry.getName().matches("WEB-INF/lib/[^/]+\\.jar")) {
                    unpack(
                            archive.getFileName() + "-"
                                    + Path.of(entry.getName()).getFileName(),
                            zip.getInputStream(entry));
                }
            }
        }
    }

    private void unpack(String name, InputStream content) throws IOException {
        try (content) {
            var jar = Files.createDirectories(folder).resolve(name);
            Files.copy(content, jar, StandardCopyOption.REPLACE_EXISTING);
            places.add(jar.toUri().toURL());
        }
    }

    /** Adds what the plugin brings itself. */
    void addOwn(Path place) throws IOException {
        places.add(place.toUri().toURL());
    }

    List<URL> places() {
        return List.copyOf(places);
    }
}
