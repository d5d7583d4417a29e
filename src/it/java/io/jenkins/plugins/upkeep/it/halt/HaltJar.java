package io.jenkins.plugins.upkeep.it.halt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.objectweb.asm.ClassReader;

/**
 * The agent as Java takes one: a jar with all that it needs. What the changed classes call is in a jar of its own, for the
 * boot loader: classes of one package that two loaders brought do not see each other's inner parts.
 *
 * @param jar the jar
 * @param called the jar with what is called
 * @param order the file that says at which point to end
 */
public record HaltJar(Path jar, Path called, Path order) {
    private static final String CALLED = Halt.class.getSimpleName() + ".class";

    /** Makes it. */
    public static HaltJar in(Path folder) {
        try {
            Files.createDirectories(folder);
            var jar = folder.resolve("halt.jar");
            try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
                copyOurs(out, name -> !name.equals(CALLED));
                copyReader(out);
            }
            var called = folder.resolve("halt-called.jar");
            try (var out = new JarOutputStream(Files.newOutputStream(called))) {
                copyOurs(out, CALLED::equals);
            }
            return new HaltJar(jar, called, folder.resolve("halt.order"));
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

    private static void copyOurs(JarOutputStream out, Predicate<String> which) throws IOException, URISyntaxException {
        var classes = Path.of(HaltJar.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var files =
                Files.walk(classes.resolve(HaltJar.class.getPackageName().replace('.', '/')))) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(file -> which.test(file.getFileName().toString()))
                    .toList()) {
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
        return List.of("-javaagent:" + jar + "=" + called, "-D" + Halt.PROPERTY + "=" + order);
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
