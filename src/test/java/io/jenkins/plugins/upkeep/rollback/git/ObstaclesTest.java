package io.jenkins.plugins.upkeep.rollback.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that would stop the way to a version, or spoil it, is seen before anything is done. */
class ObstaclesTest {
    @TempDir
    private Path folder;

    private Repository repository;

    @BeforeEach
    void twoVersions() throws Exception {
        repository = Repository.at(folder.resolve("shop"));
        repository.write(".gitignore", "*.log\nnode_modules/\n");
        repository.write("old/list.txt", "old");
        repository.commit("app.py", "1");
        repository.git("tag", "v1");
        repository.git("rm", "-r", "--quiet", "old");
        repository.commit("app.py", "2");
    }

    @Test
    void shouldSeeNothingWhereNothingIs() throws Exception {
        // Given files that are in nobody's way
        repository.write("notes.txt", "mine");
        repository.write("debug.log", "x");
        repository.write("node_modules/a/index.js", "x");

        // When, Then
        var git = repository.open();
        assertThat(git.obstacles(git.resolve("v1"))).isEmpty();
        assertThat(git.obstacles(git.resolve("main"))).isEmpty();
    }

    @Test
    void shouldNameChangedFiles() throws Exception {
        // Given
        for (int i = 0; i < 7; i++) {
            repository.write("file" + i, "1");
        }
        repository.commit("files");
        for (int i = 0; i < 7; i++) {
            repository.write("file" + i, "2");
        }

        // When, Then
        assertThat(repository.critical("v1"))
                .containsExactly(repository.folder()
                        + " 7 files (file0, file1, file2, file3, file4 and 2 more): changed and not committed");
    }

    @Test
    void shouldNameStagedAndUnmergedFiles() throws Exception {
        // Given
        repository.git("checkout", "--quiet", "-b", "other", "v1");
        repository.commit("app.py", "3");
        assertThat(repository.run("merge", "main").succeeded()).isFalse();
        repository.write("new\nline\u001b[31m.txt", "1");
        repository.git("add", "--", "new\nline\u001b[31m.txt");

        // When
        var critical = repository.critical("v1");

        // Then
        assertThat(critical)
                .anyMatch(line -> line.endsWith("a merge is in progress"))
                .anyMatch(line -> line.endsWith("1 file (app.py): not merged"))
                .anyMatch(line -> line.contains("(new<U+000A>line<U+001B>[31m.txt") && line.contains("staged"));
    }

    @Test
    void shouldSeeWhatIsInProgress() throws Exception {
        // Given
        var signs = java.util.Map.of(
                "rebase-merge", "a rebase",
                "rebase-apply", "a rebase or git am",
                "CHERRY_PICK_HEAD", "a cherry-pick",
                "REVERT_HEAD", "a revert",
                "BISECT_LOG", "a bisection");
        for (var sign : signs.entrySet()) {
            var file = Files.createFile(repository.folder().resolve(".git").resolve(sign.getKey()));

            // When, Then
            assertThat(repository.critical("v1"))
                    .singleElement()
                    .asString()
                    .endsWith(sign.getValue() + " is in progress");
            Files.delete(file);
        }
    }

    @Test
    void shouldTellALockThatWasLeftFromOneThatIsHeld() throws Exception {
        // Given
        var lock = Files.createFile(repository.folder().resolve(".git/index.lock"));

        // When, Then
        assertThat(repository.critical("v1")).singleElement().asString().startsWith(lock + " was left over");
        try (var holder = Command.of("sh", "-c", "exec sleep 60 >" + lock).start()) {
            holder.discardOutput();
            org.awaitility.Awaitility.await()
                    .until(() -> repository.critical("v1").get(0).endsWith("is held by process " + holder.pid()));
        }
    }

    @Test
    void shouldSeeUntrackedFilesInTheWay() throws Exception {
        // Given one that the version has too, one where it has a folder, and one within what is a file there
        repository.git("checkout", "--quiet", "v1");
        repository.write("a/b/c.txt", "");
        repository.write("d", "");
        repository.write("e.log", "");
        repository.git("add", "--force", "e.log");
        repository.commit("more");
        repository.git("tag", "v2");
        repository.git("checkout", "--quiet", "main");
        repository.write("a/b", "mine");
        repository.write("d/mine", "mine");
        repository.write("e.log", "ignored, and mine");

        // When, Then
        assertThat(repository.critical("v2"))
                .singleElement()
                .asString()
                .contains("3 files (", "a/b", "d/mine", "e.log", "that git does not know or ignores");
        assertThat(repository.critical("v1")).isEmpty();
    }

    @Test
    void shouldSeeAnUntrackedRepositoryInTheWay() throws Exception {
        // Given
        var inner = Repository.at(repository.folder().resolve("old"));
        inner.commit("x", "1");

        // When, Then
        assertThat(repository.critical("v1")).singleElement().asString().contains("1 file (old)");
    }

    @Test
    void shouldSeeFilesThatGitWasToldToTakeForUnchanged() throws Exception {
        // Given an edit that git status does not show
        repository.git("update-index", "--assume-unchanged", "app.py");
        repository.write("app.py", "edited");
        var assumed = repository.critical("v1");
        var staying = repository.critical("main");
        repository.git("update-index", "--no-assume-unchanged", "--skip-worktree", "app.py");

        // When, Then
        assertThat(assumed).singleElement().asString().contains("1 file (app.py)", "told to take for unchanged");
        assertThat(staying).isEmpty();
        assertThat(repository.critical("v1")).singleElement().asString().contains("1 file (app.py)");
    }

    @Test
    void shouldWarnOfASparseCheckout() throws Exception {
        // Given
        repository.git("sparse-checkout", "set", "--no-cone", "/*");
        var git = repository.open();

        // When, Then
        assertThat(git.obstacles(git.resolve("v1")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
                .extracting(Finding::seen)
                .asString()
                .contains("sparse checkout");
    }

    @Test
    void shouldSeeThatObjectsAreMissing() throws Exception {
        // Given
        var blob = repository.git("rev-parse", "v1:old/list.txt");
        Files.delete(repository.folder().resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));

        // When, Then
        assertThat(repository.critical("v1")).singleElement().asString().contains("lacks 1 object (" + blob);
    }

    @Test
    void shouldNotAskTheNetworkForWhatAPartialCloneLacks() throws Exception {
        // Given
        repository.git("config", "uploadpack.allowFilter", "true");
        var partial = new Repository(folder.resolve("partial"), java.util.List.of(), java.util.Map.of());
        repository.git(
                "clone",
                "--quiet",
                "--filter=blob:none",
                "file://" + repository.folder(),
                partial.folder().toString());

        // When, Then
        assertThat(partial.critical("v1")).singleElement().asString().contains("lacks 2 objects (");
        assertThat(partial.critical("main")).isEmpty();
    }

    @Test
    void shouldWorkInAShallowClone() throws Exception {
        // Given
        var shallow = new Repository(folder.resolve("shallow"), java.util.List.of(), java.util.Map.of());
        repository.git(
                "clone",
                "--quiet",
                "--depth=1",
                "file://" + repository.folder(),
                shallow.folder().toString());
        shallow.git("fetch", "--quiet", "--depth=1", "origin", "tag", "v1");

        // When, Then
        assertThat(shallow.critical("v1")).isEmpty();
        assertThat(shallow.critical("main")).isEmpty();
    }

    @Test
    void shouldSeeThatAFilterIsMissing() throws Exception {
        // Given
        repository.write(".gitattributes", "# *.x filter=commented\n*.bin filter=large -text\n*.y filter=none\n");
        repository.commit("attributes");
        repository.git("tag", "v3");
        repository.git("config", "filter.large.process", "no-such-filter filter-process");
        var git = repository.open();

        // When
        var findings = git.obstacles(git.resolve("v3"));

        // Then
        assertThat(findings)
                .extracting(finding -> finding.severity() + " " + finding.subject() + " " + finding.seen())
                .containsExactly(
                        "CRITICAL filter large needs the program no-such-filter, which is missing",
                        "WARNING filter none is named by the version's .gitattributes and is not set up: its files"
                                + " appear as they are stored");
        assertThat(git.obstacles(git.resolve("v1"))).isEmpty();
    }

    @Test
    void shouldSeeFoldersThatTheOwnerMayNotWriteTo() throws Exception {
        // Given a tree of an ordinary user in which somebody worked as root
        assumeThat(System.getProperty("user.name")).as("needs root").isEqualTo("root");
        Ordinary.give(folder);
        Ordinary.give(repository.folder());
        repository.git("checkout", "--quiet", "v1");

        // When
        var critical = repository.critical("main");

        // Then
        assertThat(critical)
                .singleElement()
                .asString()
                .contains("1 folder (" + repository.folder() + "/old)", "may not be written to by the account nobody");
    }

    @Test
    void shouldLookAtSubmodules() throws Exception {
        // Given
        var library = Repository.at(folder.resolve("library"));
        library.commit("lib.py", "1");
        repository.git("submodule", "--quiet", "add", library.folder().toString(), "lib ü");
        repository.commit("with a library");
        repository.git("tag", "v4");
        var inner = new Repository(repository.folder().resolve("lib ü"), java.util.List.of(), java.util.Map.of());
        inner.commit("lib.py", "2");
        inner.write("new.py", "");
        inner.commit("more");
        repository.commit("with a new library");
        repository.git("tag", "v5");

        // When, Then nothing is in the way, until something is
        assertThat(repository.critical("v4")).isEmpty();
        inner.write("lib.py", "edited");
        assertThat(repository.critical("v4")).singleElement().asString().contains("1 file (lib ü): submodules that");
        inner.git("checkout", "--quiet", "--", "lib.py");
        repository.git("checkout", "--quiet", "v4");
        repository.git("submodule", "--quiet", "update");
        inner.write("new.py", "mine");
        assertThat(repository.critical("v5")).singleElement().asString().contains("lib ü 1 file (new.py)");
    }

    @Test
    void shouldSeeSubmodulesThatAreNotHere() throws Exception {
        // Given a clone without its submodules, and another without the commit
        var library = Repository.at(folder.resolve("library"));
        library.commit("lib.py", "1");
        repository.git("submodule", "--quiet", "add", library.folder().toString(), "lib");
        repository.commit("with a library");
        repository.git("tag", "v4");
        repository.git("rm", "--quiet", "lib");
        repository.commit("without");
        var clone = new Repository(folder.resolve("clone"), java.util.List.of(), java.util.Map.of());
        repository.git("clone", "--quiet", ".", clone.folder().toString());
        var fake = "160000," + "1".repeat(40) + ",lib";
        repository.git("checkout", "--quiet", "v4");
        repository.git("update-index", "--cacheinfo", fake);
        repository.git("commit", "--quiet", "--message", "a commit that nobody has");
        repository.git("tag", "v5");
        repository.git("checkout", "--quiet", "main");

        // When, Then
        assertThat(clone.critical("v4"))
                .containsExactly("submodule lib is part of the version, and its repository is not here");
        assertThat(repository.critical("v4")).isEmpty();
        assertThat(repository.critical("v5")).singleElement().asString().contains("has not the commit 111111111111");
    }

    @Test
    void shouldNotChangeTheIndex() throws Exception {
        // Given
        var index = repository.folder().resolve(".git/index");
        Files.setLastModifiedTime(
                repository.folder().resolve("app.py"), java.nio.file.attribute.FileTime.fromMillis(0));
        var before = Files.readAllBytes(index);

        // When
        repository.critical("v1");

        // Then
        assertThat(new String(Files.readAllBytes(index), StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(before, StandardCharsets.ISO_8859_1));
    }
}
