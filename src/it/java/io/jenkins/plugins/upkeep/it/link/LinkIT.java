package io.jenkins.plugins.upkeep.it.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.it.NeedsJenkins;
import io.jenkins.plugins.upkeep.it.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin is compiled against declarations of Jenkins that we wrote: all of them must be true of the real one. */
@NeedsJenkins
class LinkIT {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path DECLARED = Path.of("target/jenkins-api");

    @TempDir
    private Path folder;

    @Test
    void shouldFindAllThatItAsksOfJenkins() throws Exception {
        // Given
        var uses = ours().stream().flatMap(bytes -> Uses.of(bytes).stream()).toList();

        try (var world = realWorld()) {
            // When
            var wrong = uses.stream().filter(use -> !isTrue(world, use)).distinct();

            // Then
            assertThat(uses).anyMatch(use -> use.owner().equals("jenkins/model/Jenkins"));
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void shouldOverrideWhatItMeansToOverride() throws Exception {
        // Given
        try (var world = realWorld();
                var declared = declaredWorld()) {
            // When
            var wrong = ours().stream()
                    .map(TypeFile::of)
                    .flatMap(type -> notOverridden(type, world, declared))
                    .toList();

            // Then
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void shouldImplementAllThatJenkinsLeavesOpen() throws Exception {
        try (var world = realWorld()) {
            // When
            var missing = ours().stream()
                    .map(TypeFile::of)
                    .filter(type -> !type.isAbstract())
                    .flatMap(type -> world.methods(type.name()).entrySet().stream()
                            .filter(method -> TypeFile.isAbstract(method.getValue()))
                            .map(method -> type.name() + " lacks " + method.getKey()));

            // Then
            assertThat(missing).isEmpty();
        }
    }

    private static boolean isTrue(World world, Use use) {
        var type = world.type(use.owner());
        if (type.isEmpty() || !(isField(use) || type.get().isInterface() == use.onInterface())) {
            return false;
        }
        // Made by the virtual machine for each call.
        if (use.owner().equals("java/lang/invoke/MethodHandle") || use.member().isEmpty()) {
            return true;
        }
        return world.member(use.owner(), use.member())
                .map(flags -> TypeFile.isStatic(flags) == use.isStatic())
                .orElse(false);
    }

    /** The byte code does not say whether the owner of a field is an interface. */
    private static boolean isField(Use use) {
        return use.member().contains(":");
    }

    /** Methods that override one of our declarations, and none of the real types. */
    private static Stream<String> notOverridden(TypeFile type, World world, World declared) {
        return type.members().entrySet().stream()
                .filter(method -> TypeFile.isOpen(method.getValue()))
                .map(method -> method.getKey())
                .filter(method -> type.parents().stream().anyMatch(parent -> isOpen(declared, parent, method)))
                .filter(method -> type.parents().stream().noneMatch(parent -> isOpen(world, parent, method)))
                .map(method -> type.name() + " overrides nothing with " + method);
    }

    private static boolean isOpen(World world, String owner, String method) {
        return world.member(owner, method).filter(TypeFile::isOpen).isPresent();
    }

    private World realWorld() throws IOException {
        var jars = new RealJars(folder);
        jars.add(Rig.given().war());
        jars.addOwn(CLASSES);
        for (var library : libraries()) {
            jars.addOwn(library);
        }
        for (var archive : Rig.given().archives()) {
            jars.add(archive);
        }
        return new World(jars.places());
    }

    private World declaredWorld() throws IOException {
        var jars = new RealJars(folder);
        jars.addOwn(CLASSES);
        jars.addOwn(DECLARED);
        return new World(jars.places());
    }

    private static List<Path> libraries() throws IOException {
        try (var files = Files.list(Path.of("target/lib"))) {
            return files.toList();
        }
    }

    private static List<byte[]> ours() throws IOException {
        try (var files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(LinkIT::read)
                    .toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(file + ": cannot be read", e);
        }
    }
}
