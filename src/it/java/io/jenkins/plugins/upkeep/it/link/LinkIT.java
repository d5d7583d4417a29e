package io.jenkins.plugins.upkeep.it.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.it.NeedsJenkins;
import io.jenkins.plugins.upkeep.it.Rig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plugin is compiled against declarations of Jenkins that we wrote: all of them must be true of the real one. */
@NeedsJenkins
class LinkIT {
    /** Their methods take whatever types a call has. */
    private static final Set<String> POLYMORPHIC =
            Set.of("java/lang/invoke/MethodHandle", "java/lang/invoke/VarHandle");

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path DECLARED = Path.of("target/jenkins-api");

    @TempDir
    private static Path folder;

    private static RealJars real;

    @BeforeAll
    static void unpack() throws IOException {
        real = new RealJars(folder);
        real.add(Rig.given().war());
        real.addOwn(CLASSES);
        for (var library : libraries()) {
            real.addOwn(library);
        }
        for (var archive : Rig.given().archives()) {
            real.add(archive);
        }
    }

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

    /** A check that finds nothing wrong with anything would be none. */
    @ParameterizedTest
    @CsvSource({
        "jenkins/model/Jenkins, get()Ljenkins/model/Jenkins;, true, false, true",
        "jenkins/model/Jenkins, get()Ljenkins/model/Jenkins;, false, false, false",
        "jenkins/model/Jenkins, get()Ljenkins/model/Jenkins;, true, true, false",
        "jenkins/model/Jenkins, get()Lhudson/model/Hudson;, true, false, false",
        "hudson/model/Item, getFullName()Ljava/lang/String;, false, true, true",
        "hudson/model/Nothing, '', false, false, false",
        "io/jenkins/plugins/upkeep/jenkins/settings/UpkeepConfiguration, save()V, false, false, true",
        "io/jenkins/plugins/upkeep/jenkins/settings/UpkeepConfiguration, safe()V, false, false, false"
    })
    void shouldTellWhatIsThereFromWhatIsNot(
            String owner, String member, boolean isStatic, boolean onInterface, boolean there) throws Exception {
        try (var world = realWorld()) {
            assertThat(isTrue(world, new Use("test", owner, member, isStatic, onInterface)))
                    .isEqualTo(there);
        }
    }

    private static boolean isTrue(World world, Use use) {
        var type = world.type(use.owner());
        if (type.isEmpty() || !(isField(use) || type.get().isInterface() == use.onInterface())) {
            return false;
        }
        // Made by the virtual machine for each call.
        if (POLYMORPHIC.contains(use.owner()) || use.member().isEmpty()) {
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

    private static World realWorld() {
        return new World(real.places());
    }

    private static World declaredWorld() throws IOException {
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
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }
}
