package io.jenkins.plugins.upkeep.rollback.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A work tree goes to a version and comes back. */
class CheckoutTest {
    @TempDir
    private Path folder;

    private Repository repository;
    private String first;
    private String second;

    @BeforeEach
    void twoVersions() throws Exception {
        repository = Repository.at(folder.resolve("shop"));
        repository.write("old/list -ü\n.txt", "old");
        repository.write("becomes/file", "a folder");
        Files.createSymbolicLink(repository.folder().resolve("link"), Path.of("app.py"));
        first = repository.commit("app.py", "1");
        repository.git("tag", "v1");
        repository.git("rm", "-r", "--quiet", "old", "becomes", "link");
        repository.write("becomes", "a file");
        repository.write("link", "a file");
        second = repository.commit("app.py", "2");
    }

    @Test
    void shouldGoAndComeBack() throws Exception {
        // Given
        var git = repository.open();
        var before = repository.tree();
        var origin = git.present();

        // When
        var told = git.checkOut(first, origin, false);
        var there = repository.tree();
        var at = git.present();
        var back = git.putBack(origin, first, false);

        // Then
        assertThat(told).isEmpty();
        assertThat(there)
                .containsEntry("app.py", "-1")
                .containsEntry("old/list -ü\n.txt", "-old")
                .containsEntry("link", "link to app.py");
        assertThat(at.commit()).isEqualTo(first);
        assertThat(at.branch()).isEmpty();
        assertThat(back).isEqualTo(new Return(true, List.of()));
        assertThat(repository.tree()).isEqualTo(before);
        assertThat(git.present()).isEqualTo(origin);
        assertThat(repository.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void shouldComeToTheSameEndWhenRepeated() throws Exception {
        // Given
        var git = repository.open();
        var origin = git.present();
        var before = repository.tree();

        // When
        git.checkOut(first, origin, false);
        git.checkOut(first, origin, true);
        git.checkOut(first, origin, true);
        var there = repository.tree();
        git.putBack(origin, first, true);
        git.putBack(origin, first, true);

        // Then
        assertThat(there).containsEntry("app.py", "-1").doesNotContainKey("becomes.x");
        assertThat(repository.tree()).isEqualTo(before);
        assertThat(git.present()).isEqualTo(origin);
    }

    @Test
    void shouldKeepUntrackedFiles() throws Exception {
        // Given
        repository.write(".git/info/exclude", "ignored\n");
        repository.write("old/mine", "mine");
        repository.write("ignored", "mine");
        var git = repository.open();
        var origin = git.present();

        // When
        git.checkOut(first, origin, false);
        git.checkOut(first, origin, true);
        git.putBack(origin, first, true);

        // Then
        assertThat(repository.read("old/mine")).isEqualTo("mine");
        assertThat(repository.read("ignored")).isEqualTo("mine");
    }

    @Test
    void shouldNotOverwriteWhatCameAfterTheLook() throws Exception {
        // Given ignored files, which git would overwrite without a word
        repository.write(".git/info/exclude", "old\n");
        var git = repository.open();
        repository.write("old/list -ü\n.txt", "mine");
        var origin = git.present();

        // When, Then
        assertThatThrownBy(() -> git.checkOut(first, origin, false))
                .hasMessageContaining("git ended with status 1: error: ")
                .hasMessageContaining("overwritten by checkout");
        assertThat(repository.read("old/list -ü\n.txt")).isEqualTo("mine");
        assertThat(git.present()).isEqualTo(origin);
    }

    @Test
    void shouldKeepACopyOfWhatWasChangedBetweenAKillAndTheRepeat() throws Exception {
        // Given
        var git = repository.open();
        var origin = git.present();
        repository.write("app.py", "somebody's work");
        repository.write("old/other.txt", "untracked");

        // When
        var told = git.checkOut(first, origin, true);

        // Then
        assertThat(repository.read("app.py")).isEqualTo("1");
        assertThat(repository.read("old/other.txt")).isEqualTo("untracked");
        assertThat(told).singleElement().asString().startsWith("1 file (app.py) half written or changed meanwhile");
        var kept = repository.folder().resolve(".git/upkeep-kept/before-" + first.substring(0, 12) + "/app.py");
        assertThat(kept).hasContent("somebody's work");
    }

    @Test
    void shouldRemoveAStaleLockWhenRepeatedOnly() throws Exception {
        // Given
        var git = repository.open();
        var origin = git.present();
        var lock = Files.createFile(repository.folder().resolve(".git/index.lock"));
        Files.createFile(repository.folder().resolve(".git/HEAD.lock"));

        // When, Then
        assertThatThrownBy(() -> git.checkOut(first, origin, false)).hasMessageContaining("index.lock");
        assertThat(lock).exists();
        git.checkOut(first, origin, true);
        assertThat(git.present().commit()).isEqualTo(first);
    }

    @Test
    void shouldStayDetachedWhenTheBranchHasMoved() throws Exception {
        // Given
        var git = repository.open();
        var origin = git.present();
        git.checkOut(first, origin, false);
        repository.git("update-ref", "refs/heads/main", first);

        // When
        var back = git.putBack(origin, first, false);

        // Then
        assertThat(back.complete()).isFalse();
        assertThat(back.told()).singleElement().asString().contains("the branch main has another commit now", second);
        assertThat(git.present().commit()).isEqualTo(second);
        assertThat(git.present().branch()).isEmpty();
        assertThat(repository.git("rev-parse", "main")).isEqualTo(first);
    }

    @Test
    void shouldStayDetachedWhenTheBranchIsGone() throws Exception {
        // Given
        var git = repository.open();
        var origin = git.present();
        git.checkOut(first, origin, false);
        repository.git("branch", "--quiet", "-D", "main");

        // When
        var back = git.putBack(origin, first, false);

        // Then
        assertThat(back.told()).singleElement().asString().contains("the branch main is gone");
        assertThat(git.present().commit()).isEqualTo(second);
    }

    @Test
    void shouldWorkInALinkedWorkTree() throws Exception {
        // Given a service that runs from a second work tree, while main is checked out in the first
        repository.git("branch", "live");
        repository.git("worktree", "add", "--quiet", folder.resolve("live").toString(), "live");
        var live = new Repository(folder.resolve("live"), List.of(), Map.of());
        var git = live.open();
        var origin = git.present();
        var before = live.tree();

        // When
        assertThat(git.obstacles(git.resolve("v1"))).isEmpty();
        git.checkOut(first, origin, false);
        var there = live.tree();
        var mainTree = repository.read("app.py");
        var back = git.putBack(origin, first, true);

        // Then
        assertThat(there).containsEntry("app.py", "-1");
        assertThat(mainTree).isEqualTo("2");
        assertThat(back.complete()).isTrue();
        assertThat(live.tree()).isEqualTo(before);
        assertThat(git.present()).isEqualTo(origin);
    }

    @Test
    void shouldNotTakeABranchFromAnotherWorkTree() throws Exception {
        // Given
        var git = repository.open();
        var origin = git.present();
        git.checkOut(first, origin, false);
        repository.git("worktree", "add", "--quiet", folder.resolve("other").toString(), "main");

        // When
        var back = git.putBack(origin, first, false);

        // Then
        assertThat(back.complete()).isFalse();
        assertThat(back.told()).singleElement().asString().contains("is checked out in " + folder.resolve("other"));
    }

    @Test
    void shouldRunNoHooks() throws Exception {
        // Given
        var hook = repository.write(".git/hooks/post-checkout", "#!/bin/sh\ntouch " + folder.resolve("ran") + "\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        var git = repository.open();

        // When
        git.checkOut(first, git.present(), false);

        // Then
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void shouldTellWhenATreeIsNotCleanAfterwards() throws Exception {
        // Given a version whose files git itself calls changed as soon as they are there
        repository.write("crlf.txt", "a\r\n");
        repository.commit("line ends");
        repository.write(".gitattributes", "*.txt text eol=lf\n");
        repository.git("add", ".gitattributes");
        repository.git("commit", "--quiet", "--message", "attributes");
        var odd = repository.git("rev-parse", "HEAD");
        repository.git("checkout", "--quiet", "--force", "v1");
        var git = repository.open();
        var origin = git.present();

        // When, Then
        assertThatThrownBy(() -> git.checkOut(odd, origin, false))
                .hasMessageContaining("git calls 1 file (crlf.txt) changed right after");
    }

    @Test
    void shouldTakeSubmodulesAlong() throws Exception {
        // Given a library with a library of its own, and an earlier version that has one more
        var deepest = Repository.at(folder.resolve("deepest"));
        deepest.commit("deep", "1");
        var library = Repository.at(folder.resolve("library"));
        library.git("submodule", "--quiet", "add", deepest.folder().toString(), "deep");
        library.commit("lib.py", "1");
        repository.git("submodule", "--quiet", "add", library.folder().toString(), "lib");
        repository.git("submodule", "--quiet", "add", deepest.folder().toString(), "extra");
        repository.git("submodule", "--quiet", "update", "--init", "--recursive");
        var earlier = repository.commit("earlier");
        var inner = new Repository(repository.folder().resolve("lib/deep"), List.of(), Map.of());
        inner.commit("deep", "2");
        new Repository(repository.folder().resolve("lib"), List.of(), Map.of()).commit("lib.py", "2");
        repository.git("rm", "--quiet", "extra");
        repository.commit("later");
        var git = repository.open();
        var origin = git.present();
        var before = repository.tree();
        assertThat(git.distance(origin, git.resolve(earlier)).submodules()).isEqualTo(2);
        assertThat(repository.critical(earlier)).isEmpty();

        // When
        git.checkOut(earlier, origin, false);
        var there = repository.tree();
        var status = repository.git("status", "--porcelain", "--ignore-submodules=none");
        git.putBack(origin, earlier, true);

        // Then
        assertThat(there)
                .containsEntry("lib/lib.py", "-1")
                .containsEntry("lib/deep/deep", "-1")
                .containsEntry("extra/deep", "-1");
        assertThat(status).isEmpty();
        var after = repository.tree();
        after.keySet().removeIf(path -> path.startsWith("extra"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void shouldLeaveTheFilesToTheTreesOwner() throws Exception {
        // Given a tree of an ordinary user that root rolls back
        assumeThat(System.getProperty("user.name")).as("needs root").isEqualTo("root");
        Ordinary.give(folder);
        var git = repository.open();
        var origin = git.present();
        repository.write("mine", "of root");

        // When
        git.checkOut(first, origin, false);
        var owner = Files.getOwner(repository.folder().resolve("app.py")).getName();
        git.putBack(origin, first, true);

        // Then
        assertThat(owner).isEqualTo(Ordinary.NAME);
        assertThat(Files.getOwner(repository.folder().resolve(".git/index")).getName())
                .isEqualTo(Ordinary.NAME);
        assertThat(Files.getOwner(repository.folder().resolve(".git/HEAD")).getName())
                .isEqualTo(Ordinary.NAME);
        assertThat(git.present()).isEqualTo(origin);
    }
}
