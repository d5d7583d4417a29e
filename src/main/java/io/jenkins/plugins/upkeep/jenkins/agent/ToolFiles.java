package io.jenkins.plugins.upkeep.jenkins.agent;

import io.jenkins.plugins.upkeep.system.ToolVersion;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of the tool as this plugin brought them: its own jars. Read once, when the first step runs.
 *
 * @param folder where they lie on the controller
 * @param digests the SHA-256 of each, by its name
 */
record ToolFiles(Path folder, SortedMap<String, String> digests) {
    private static final class Holder {
        private static final ToolFiles FILES = read(ownFolder());
    }

    static ToolFiles ofPlugin() {
        return Holder.FILES;
    }

    private static Path ownFolder() {
        try {
            var jar = ToolFiles.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(jar.toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the plugin does not know where its own jar lies", e);
        }
    }

    static ToolFiles read(Path folder) {
        var digests = new TreeMap<String, String>();
        try (var jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (var jar : jars) {
                digests.put(jar.getFileName().toString(), digest(jar));
            }
            return new ToolFiles(folder, digests);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": the plugin's own jars cannot be read; install it again", e);
        }
    }

    static String digest(Path file) throws IOException {
        var sha = new Sha256();
        var buffer = new byte[1 << 16];
        try (var in = Files.newInputStream(file)) {
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha.update(buffer, 0, count);
            }
        }
        return sha.hex();
    }

    /**
     * @return the name of the folder on an agent: another for each version, also for two builds of one
     */
    String name() {
        var all = Sha256.of(digests.toString().getBytes(StandardCharsets.UTF_8));
        return ToolVersion.current() + "-" + all.substring(0, 12);
    }

    Path file(String name) {
        return folder.resolve(name);
    }
}
