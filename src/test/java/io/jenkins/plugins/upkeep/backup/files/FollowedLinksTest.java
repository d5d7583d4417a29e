package io.jenkins.plugins.upkeep.backup.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Configured paths that lead over symbolic links. */
@Timeout(60)
class FollowedLinksTest {
    @Test
    void shouldArchiveTheReleaseThatCurrentPointsTo(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        release(base);
        Sample.link(base, "current", "releases/20260101");

        // When
        var archived = Archived.of(base, "current");
        archived.extract(restored);

        // Then
        assertThat(archived.names())
                .containsExactlyInAnyOrder("current", "releases/20260101/", "releases/20260101/app.conf");
        assertThat(Files.readString(restored.resolve("current/app.conf"))).isEqualTo("port=1");
        assertThat(Files.readSymbolicLink(restored.resolve("current"))).hasToString("releases/20260101");
        assertThat(archived.evidence().problems())
                .containsExactly(new FileProblem(
                        FileProblem.Kind.FOLLOWED,
                        "current",
                        "leads by a symbolic link to "
                                + base.resolve("releases/20260101").toRealPath() + "; archived as releases/20260101"));
        assertThat(archived.evidence().complete()).isTrue();
        assertThat(archived.verify().matches()).isTrue();
    }

    @Test
    void shouldNameTheTargetOfAnAbsoluteLinkRelativeToTheBase(@TempDir Path base, @TempDir Path restored)
            throws Exception {
        // Given
        release(base);
        Sample.link(base, "current", base.resolve("releases/20260101").toString());

        // When
        var archived = Archived.of(base, "current/app.conf");
        archived.extract(restored);

        // Then
        assertThat(archived.names()).containsExactly("current", "releases/20260101/app.conf");
        assertThat(Files.readString(restored.resolve("releases/20260101/app.conf")))
                .isEqualTo("port=1");
        assertThat(archived.problems(FileProblem.Kind.POINTS_OUTSIDE)).isEmpty();
    }

    @Test
    void shouldArchiveWhatLiesOutsideTheBase(@TempDir Path base, @TempDir Path other, @TempDir Path restored)
            throws Exception {
        // Given
        release(other);
        Sample.link(base, "current", other.resolve("releases/20260101").toString());

        // When
        var archived = Archived.of(base, "current");
        archived.extract(restored);

        // Then
        assertThat(restored.resolve(other.toRealPath().toString().substring(1) + "/releases/20260101/app.conf"))
                .hasContent("port=1");
        assertThat(archived.evidence().complete()).isTrue();
    }

    @Test
    void shouldKeepAbsolutePathsAbsolute(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given: a base that is itself reached over a link
        release(base);
        Sample.link(base, "current", "releases/20260101");
        var root = base.toRealPath().toString().substring(1);

        // When
        var archived = Archived.of(base, base.resolve("current").toString());
        archived.extract(restored);

        // Then
        assertThat(archived.names()).first().isEqualTo(root + "/current");
        assertThat(restored.resolve(root + "/current/app.conf")).hasContent("port=1");
    }

    @Test
    void shouldKeepEachLinkOfAChain(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        release(base);
        Files.createDirectory(base.resolve("links"));
        Sample.link(base, "current", "links/stable");
        Sample.link(base, "links/stable", "../newest");
        Sample.link(base, "newest", "releases/20260101");

        // When
        var archived = Archived.of(base, "current/app.conf");
        archived.extract(restored);

        // Then
        assertThat(archived.names()).containsExactly("current", "links/stable", "newest", "releases/20260101/app.conf");
        assertThat(restored.resolve("current/app.conf")).hasContent("port=1");
        assertThat(archived.evidence().complete()).isTrue();
    }

    @Test
    void shouldArchiveEachPlaceOnce(@TempDir Path base) throws Exception {
        // Given
        release(base);
        Sample.link(base, "current", "releases/20260101");

        // When
        var archived = Archived.of(base, "current/app.conf", "current", "releases", "releases/20260101/app.conf");

        // Then
        assertThat(archived.names())
                .containsExactlyInAnyOrder("current", "releases/", "releases/20260101/", "releases/20260101/app.conf");
        assertThat(archived.evidence().complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "releases/gone", "/nowhere/at/all", "circle", "current/x"})
    void shouldMissWhatALinkDoesNotLeadTo(String target, @TempDir Path base) throws Exception {
        // Given
        release(base);
        Sample.link(base, "circle", "current");
        Sample.link(base, "current", target);

        // When
        var archived = Archived.of(base, "current", "releases");

        // Then
        assertThat(archived.problems(FileProblem.Kind.MISSING)).containsExactly("current");
        assertThat(archived.evidence().complete()).isFalse();
        assertThat(archived.names()).contains("releases/20260101/app.conf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ".", "..", "releases/..", "../..", "/proc/self/root"})
    void shouldNotFollowALinkToAFolderAbove(String target, @TempDir Path top) throws Exception {
        // Given
        var base = Files.createDirectories(top.resolve("shop"));
        release(base);
        Sample.link(base, "current", target);

        // When
        var archived = Archived.of(base, "current");

        // Then
        assertThat(archived.problems(FileProblem.Kind.REFUSED)).containsExactly("current");
        assertThat(archived.evidence().complete()).isFalse();
        assertThat(archived.names()).isEmpty();
    }

    @Test
    void shouldNotFollowALinkToTheFolderAroundTheConfiguration(@TempDir Path top, @TempDir Path other)
            throws Exception {
        // Given
        var base = Files.createDirectories(top.resolve("srv/shop"));
        Sample.link(other, "all", top.resolve("srv").toString());

        // When
        var archived = Archived.of(base, other.resolve("all").toString());

        // Then
        assertThat(archived.problems(FileProblem.Kind.REFUSED)).hasSize(1);
        assertThat(archived.names()).isEmpty();
    }

    @Test
    void shouldNotStoreTwoPlacesUnderOneName(@TempDir Path base, @TempDir Path other) throws Exception {
        // Given
        Files.writeString(other.resolve("file"), "other");
        var inside = base.resolve(other.toRealPath().toString().substring(1));
        Files.createDirectories(inside);
        Sample.link(base, "current", other.toString());

        // When
        var archived = Archived.of(base, base.toRealPath().relativize(inside).toString(), "current");

        // Then
        assertThat(archived.problems(FileProblem.Kind.REFUSED)).containsExactly("current");
        assertThat(archived.evidence().complete()).isFalse();
    }

    @Test
    void shouldFollowLinksWithHostileNames(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        for (var name : List.of("-rf", "line\nbreak", "back\\slash\\101", "quote\"'`$(x)", "grüße ✓", "*")) {
            Files.createDirectory(base.resolve(name));
            Files.writeString(base.resolve(name + "/file"), "in");
            Sample.link(base, name + ".link", name);

            // When
            var archived = Archived.of(base, name + ".link");

            // Then
            assertThat(archived.names()).containsExactlyInAnyOrder(name + ".link", name + "/", name + "/file");
            assertThat(archived.evidence().complete()).isTrue();
        }
    }

    @Test
    void shouldRefuseALinkToANameThatIsNoText(@TempDir Path base) throws Exception {
        // Given
        Sample.shell(base, "d=\"$(printf 'odd\\377')\"; mkdir \"$d\"; ln -s \"$d\" current");

        // When
        var archived = Archived.of(base, "current");

        // Then
        assertThat(archived.problems(FileProblem.Kind.REFUSED)).containsExactly("current");
        assertThat(archived.evidence().complete()).isFalse();
    }

    @Test
    void shouldSayThatATargetCannotBeLookedAt() throws Exception {
        // Given: a process that may not look into the folder of the target
        Assumptions.assumeFalse("root".equals(System.getProperty("user.name")), "root may look everywhere");
        var base = Files.createTempDirectory("upkeep-links");
        Sample.shell(base, "mkdir -p shut/inner; ln -s shut/inner current; chmod 0 shut");

        // When
        var archived = Archived.of(base, "current");
        Sample.shell(base, "chmod 700 shut; rm -rf -- \"$PWD\"");

        // Then
        assertThat(archived.problems(FileProblem.Kind.UNREADABLE)).containsExactly("current");
        assertThat(archived.evidence().complete()).isFalse();
    }

    @Test
    void shouldSeeThatALinkIsSwitchedMeanwhile(@TempDir Path base) throws Exception {
        // Given: a tar before which a new release goes live
        release(base);
        Files.createDirectory(base.resolve("releases/20260102"));
        Sample.link(base, "current", "releases/20260101");
        var script = "ln -sfn releases/20260102 current; exec tar \"$@\"";
        var archive = new FileArchive(Command.of("sh", "-c", script, "tar"), List.of());

        // When
        var archived = Archived.of(archive, base, "current");

        // Then
        assertThat(archived.problems(FileProblem.Kind.SWITCHED)).containsExactly("current");
        assertThat(archived.evidence().complete()).isFalse();
    }

    @Test
    void shouldRestoreByPlainTar(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        release(base);
        Sample.link(base, "current", "releases/20260101");
        var tar = new ByteArrayOutputStream();
        new FileArchive(List.of())
                .write(
                        new FilesPart("sample", List.of("current/app.conf")),
                        base,
                        tar,
                        new ByteArrayOutputStream(),
                        count -> {});
        Files.write(restored.resolve("a.tar"), tar.toByteArray());

        // When: restored twice, over what is there already
        Sample.shell(restored, "tar -xf a.tar && tar -xf a.tar");

        // Then
        assertThat(restored.resolve("current/app.conf")).hasContent("port=1");
    }

    private static void release(Path base) throws IOException {
        var release = Files.createDirectories(base.resolve("releases/20260101"));
        Files.writeString(release.resolve("app.conf"), "port=1");
    }
}
