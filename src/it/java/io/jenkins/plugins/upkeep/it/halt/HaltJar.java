package io.jenkins.plugins.upkeep.it.halt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.objectweb.asm.ClassReader;

/**
 * The agent as Java takes one: a jar with all that it needs.
 *
 * @param jar the jar
 * @param order the file that says at which point to end
 */
public record HaltJar(Path jar, Path order) {
    /** Makes it. */
    public static HaltJar in(Path folder) {
        try {
            Files.createDirectories(folder);
            var jar = folder.resolve("halt.jar");
            try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
                copyOurs(out);
                copyReader(out);
            }
            return new HaltJar(jar, folder.resolve("halt.order"));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("no agent for the tests", e);
        }
    }

    private static Manifest manifest() {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", HaltAgent.class.getName());
        return manifest;
    }

    private static void copyOurs(JarOutputStream out) throws IOException, URISyntaxException {
        var classes = Path.of(HaltJar.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var files =
                Files.walk(classes.resolve(HaltJar.class.getPackageName().replace('.', '/')))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }

    private static void copyReader(JarOutputStream out) throws IOException, URISyntaxException {
        var asm = Path.of(ClassReader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var jar = new JarFile(asm.toFile())) {
            for (var entry : jar.stream()
                    .filter(entry -> entry.getName().matches("org/objectweb/asm/.*\\.class"))
                    .toList()) {
                out.putNextEntry(new JarEntry(entry.getName()));
                jar.getInputStream(entry).transferTo(out);
            }
        }
    }

    /** What Java is started with. */
    public List<String> options() {
        return List.of("-javaagent:" + jar + "=" + jar, "-D" + Halt.PROPERTY + "=" + order);
    }

    /** The machine is to end when it next comes to a point. */
    public void order(HaltPoint point) {
        try {
            Files.writeString(order, point.name());
        } catch (IOException e) {
            throw new UncheckedIOException(order + ": cannot be written", e);
        }
    }
}
