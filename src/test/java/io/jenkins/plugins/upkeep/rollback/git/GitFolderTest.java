package io.jenkins.plugins.upkeep.rollback.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a work tree is, where it stands, and which version a word names. */
class GitFolderTest {
    @TempDir
    private Path folder;

    private Repository repository;
    private String first;
    private String second;

    @BeforeEach
    void twoVersions() throws Exception {
        repository = Repository.at(folder.resolve("shop"));
        first = repository.commit("app.py", "1");
        repository.git("tag", "--annotate", "--message", "the first", "v1.0");
        second = repository.commit("app.py", "2");
        repository.git("tag", "v1.1");
    }

    @Test
    void shouldRefuseWhatIsNoWorkTree() throws Exception {
        // Given
        var plain = Files.createDirectory(folder.resolve("plain"));
        var bare = folder.resolve("bare");
        repository.git("clone", "--quiet", "--bare", ".", bare.toString());
        var empty = Repository.at(folder.resolve("empty"));
        var file = Files.writeString(folder.resolve("file"), "");

        // When, Then
        assertThatThrownBy(() -> GitFolder.open(folder.resolve("none")))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("is no folder; correct rollback.repository");
        assertThatThrownBy(() -> GitFolder.open(file)).hasMessageContaining("is no folder");
        assertThatThrownBy(() -> GitFolder.open(plain)).hasMessageContaining("is no git work tree");
        assertThatThrownBy(() -> GitFolder.open(bare)).hasMessageContaining("is a bare repository");
        assertThatThrownBy(empty::open).hasMessageContaining("has no commit yet");
        assertThatThrownBy(() -> GitFolder.open(repository.folder().resolve(".git")))
                .hasMessageContaining("inside of a repository's own folder");
    }

    @Test
    void shouldRefuseAFolderWithinAWorkTree() throws Exception {
        // Given a folder that happens to lie in somebody's repository, as in one that keeps /etc
        var inner = Files.createDirectory(repository.folder().resolve("inner"));

        // When, Then
        assertThatThrownBy(() -> GitFolder.open(inner))
                .hasMessageContaining("belongs to the work tree " + repository.folder())
                .hasMessageContaining("would change as a whole");
    }

    @Test
    void shouldOpenThroughALink() throws Exception {
        // Given
        var link = Files.createSymbolicLink(folder.resolve("current"), repository.folder());

        // When, Then
        assertThat(GitFolder.open(link).present().commit()).isEqualTo(second);
    }

    @Test
    void shouldSayWhereItStands() throws Exception {
        // When
        var onBranch = repository.open().present();
        repository.git("checkout", "--quiet", "--detach", "v1.0");
        var detached = repository.open().present();

        // Then
        assertThat(onBranch).isEqualTo(new Position(second, Optional.of("main"), "v1.1"));
        assertThat(onBranch.inWords()).isEqualTo("v1.1 (branch main)");
        assertThat(detached).isEqualTo(new Position(first, Optional.empty(), "v1.0"));
        assertThat(detached.inWords()).isEqualTo("v1.0 (detached)");
    }

    @Test
    void shouldFindTagsCommitsAndBranches() throws Exception {
        // Given
        var git = repository.open();

        // When
        var annotated = git.resolve("v1.0");
        var lightweight = git.resolve("v1.1");
        var full = git.resolve(first);
        var brief = git.resolve(first.substring(0, 8).toUpperCase(java.util.Locale.ROOT));
        var branch = git.resolve("main");

        // Then
        assertThat(annotated.commit()).isEqualTo(first);
        assertThat(annotated.object()).isNotEqualTo(first);
        assertThat(annotated.kind()).isEqualTo(Version.Kind.TAG);
        assertThat(annotated.subject()).isEqualTo("app.py changes");
        assertThat(annotated.committed()).isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
        assertThat(lightweight.commit()).isEqualTo(second).isEqualTo(lightweight.object());
        assertThat(full.commit()).isEqualTo(first);
        assertThat(full.kind()).isEqualTo(Version.Kind.COMMIT);
        assertThat(brief.commit()).isEqualTo(first);
        assertThat(branch.kind()).isEqualTo(Version.Kind.BRANCH);
        assertThat(branch.inWords()).contains(second.substring(0, 12), "which the branch main has now");
        assertThat(git.resolve("refs/tags/v1.0")).extracting(Version::commit).isEqualTo(first);
        assertThat(git.resolve("refs/heads/main")).extracting(Version::commit).isEqualTo(second);
    }

    @Test
    void shouldNameTagsThatMayHaveBeenMeant() throws Exception {
        // Given
        repository.git("tag", "release-2.0.1");
        var git = repository.open();

        // When, Then
        assertThatThrownBy(() -> git.resolve("1.0"))
                .hasMessageContaining("version 1.0: no tag, commit or branch")
                .hasMessageContaining("was v1.0 meant?");
        assertThatThrownBy(() -> git.resolve("V1.0")).hasMessageContaining("was v1.0 meant?");
        assertThatThrownBy(() -> git.resolve("v2.0")).hasMessageContaining("was release-2.0.1 meant?");
        assertThatThrownBy(() -> git.resolve("v7"))
                .hasMessageContaining("the newest tags are ")
                .hasMessageContaining("git fetch --tags");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--upload-pack=touch /tmp/x",
                "-x",
                "--",
                "a;b",
                "$(reboot)",
                "`id`",
                "@{-1}",
                "@",
                "HEAD",
                "HEAD~1",
                "v1.1~1",
                "v1.1^{/first}",
                ":/first",
                "main@{0}",
                "v1.0..v1.1",
                "^v1.0",
                "v1.0^{}",
                "v1.0\nv1.1",
                "v1.0\u0000",
                "ü",
                "🚀",
                "\u202Ev1.0",
                "../../etc",
                "refs/tags/*",
                "v*",
                "abc",
                "ffffffffff",
                "deadbeef",
                "v1.0 ",
                "\ud800",
                "app.py",
                "HEAD:app.py"
            })
    void shouldTakeOddWordsForNames(String word) throws Exception {
        // Given
        var git = repository.open();

        // When, Then
        assertThatThrownBy(() -> git.resolve(word))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("no tag, commit or branch")
                .satisfies(error -> assertThat(error.getMessage().lines()).hasSize(1));
    }

    @Test
    void shouldRefuseAnEmptyWord() throws Exception {
        // Given
        var git = repository.open();

        // When, Then
        assertThatThrownBy(() -> git.resolve("")).hasMessageContaining("version: is empty");
        assertThatThrownBy(() -> git.resolve(" \n")).hasMessageContaining("version: is empty");
        assertThatThrownBy(() -> git.resolve("x".repeat(100_000)))
                .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(500));
    }

    @Test
    void shouldFindOddNames() throws Exception {
        // Given
        for (var name : List.of("ausgabe-ü", "🚀", "a;b", "$(id)", "deep/er/1.0", "'q'")) {
            repository.git("tag", name, first);
        }
        repository.git("update-ref", "refs/tags/--force", first);
        var git = repository.open();

        // When, Then
        for (var name : List.of("ausgabe-ü", "🚀", "a;b", "$(id)", "deep/er/1.0", "'q'", "--force")) {
            assertThat(git.resolve(name).commit()).isEqualTo(first);
        }
    }

    @Test
    void shouldRefuseAWordThatNamesSeveral() throws Exception {
        // Given
        repository.git("branch", "v1.0");
        repository.git("tag", first.substring(0, 7), second);
        var git = repository.open();

        // When, Then
        assertThatThrownBy(() -> git.resolve("v1.0"))
                .hasMessageContaining("is the name of several: ")
                .hasMessageContaining("refs/tags/v1.0")
                .hasMessageContaining("refs/heads/v1.0");
        assertThat(git.resolve("refs/tags/v1.0").commit()).isEqualTo(first);
        assertThat(git.resolve("heads/v1.0").commit()).isEqualTo(second);
        assertThatThrownBy(() -> git.resolve(first.substring(0, 7))).hasMessageContaining("is the name of several");
    }

    @Test
    void shouldRefuseTooFewDigits() throws Exception {
        // Given commits enough that four digits fit several
        var digits = new ArrayList<String>();
        var script = new StringBuilder("reset refs/heads/many\n");
        for (int i = 0; i < 3_000; i++) {
            script.append("commit refs/heads/many\ncommitter A <a@b> ")
                    .append(i)
                    .append(" +0000\ndata 1\nx\n");
        }
        try (var process = repository.command("fast-import", "--quiet").start()) {
            try (var stream = process.input()) {
                stream.write(script.toString().getBytes(StandardCharsets.UTF_8));
            }
            assertThat(process.await(Duration.ofMinutes(1)).status()).isZero();
        }
        repository.git("rev-list", "many").lines().map(id -> id.substring(0, 4)).forEach(digits::add);
        var twice = digits.stream()
                .filter(start -> digits.indexOf(start) != digits.lastIndexOf(start))
                .findFirst()
                .orElseThrow();
        var git = repository.open();

        // When, Then
        assertThatThrownBy(() -> git.resolve(twice))
                .hasMessageContaining("is the name of several: commit ")
                .hasMessageContaining("or more digits");
    }

    @Test
    void shouldRefuseATagOfSomethingElse() throws Exception {
        // Given
        repository.git("tag", "folder", "HEAD^{tree}");
        repository.git("tag", "--annotate", "--message", "twice", "nested", "v1.0");
        var git = repository.open();

        // When, Then
        assertThatThrownBy(() -> git.resolve("folder")).hasMessageContaining("stands for no commit");
        assertThat(git.resolve("nested").commit()).isEqualTo(first);
    }

    @Test
    void shouldCountWhatLiesBetween() throws Exception {
        // Given
        repository.write("new.py", "");
        repository.git("rm", "--quiet", "app.py");
        repository.commit("third");
        var git = repository.open();

        // When
        var distance = git.distance(git.present(), git.resolve("v1.0"));

        // Then
        assertThat(distance).isEqualTo(new Distance(2, 0, 2, 0));
        assertThat(git.distance(git.present(), git.resolve("main"))).isEqualTo(new Distance(0, 0, 0, 0));
    }

    @Test
    void shouldReadFilesOfAVersion() throws Exception {
        // Given
        repository.write("migrations/V1__ü.sql", "SELECT 1;\r\n");
        repository.write("migrations/deep/V2 -x.sql", "SELECT 2;");
        Files.createSymbolicLink(repository.folder().resolve("migrations/link.sql"), Path.of("/etc/passwd"));
        var commit = repository.commit("migrations");
        repository.git("rm", "-r", "--quiet", "migrations");
        repository.commit("gone");
        var git = repository.open();

        // When
        var files = git.list(commit, "migrations");

        // Then
        assertThat(files)
                .extracting(TreeFile::path)
                .containsExactly("migrations/V1__ü.sql", "migrations/deep/V2 -x.sql");
        assertThat(files).extracting(TreeFile::size).containsExactly(11L, 9L);
        assertThat(git.list(commit, "./migrations/")).isEqualTo(files);
        assertThat(git.list(commit, "")).extracting(TreeFile::path).contains("app.py", "migrations/V1__ü.sql");
        assertThat(git.list(commit, "none")).isEmpty();
        assertThat(git.list(commit, "app.py")).isEmpty();
        assertThat(git.read(commit, "migrations/V1__ü.sql").orElseThrow())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("SELECT 1;\r\n");
        assertThat(git.read(commit, "migrations")).isEmpty();
        assertThat(git.read(commit, "../etc/passwd")).isEmpty();
        assertThat(git.read(commit, "a\nb")).isEmpty();
        assertThat(git.read(first, "migrations/V1__ü.sql")).isEmpty();
    }

    @Test
    void shouldNotReadAHugeFile() throws Exception {
        // Given
        Files.write(repository.folder().resolve("huge"), new byte[(16 << 20) + 1]);
        var commit = repository.commit("huge");
        var git = repository.open();

        // When, Then
        assertThatThrownBy(() -> git.read(commit, "huge")).hasMessageContaining("huge: has ");
    }

    @Test
    void shouldNotListenToTheCallersGit() throws Exception {
        // Given a replaced commit, which git would show in place of the true one
        var third = repository.commit("app.py", "3");
        repository.git("replace", third, first);

        // When
        var git = repository.open();

        // Then
        assertThat(git.resolve(third).commit()).isEqualTo(third);
        assertThat(git.read(third, "app.py").orElseThrow())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("3");
    }
}
