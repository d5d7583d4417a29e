package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a tree ready for a forced checkout that a killed one has left half written. Files of the other version that git had
 * written but not yet noted are noted, so that they go away with it. What is neither the one version's nor the other's is
 * copied aside first: it is half written, or somebody's work since then.
 *
 * @param git the work tree
 * @param gitDir the repository's own folder for this work tree
 */
record Keepsakes(Git git, Path gitDir) {
    private static final String FOLDER = "upkeep-kept";
    private static final int AT_ONCE = 200;

    void prepare(String commit, Optional<String> other, List<String> told)
            throws UpkeepException, InterruptedException {
        if (other.isEmpty() || other.get().equals(commit)) {
            keep(changed(), commit, told);
            return;
        }
        // Only the index changes: it gets the other version's files, with what it knew of those that are the same.
        git.demand(git.writing("read-tree", "--reset", other.get()).run(Git.PATIENCE));
        var candidates = changed();
        for (var path : Changes.between(git, other.get(), commit).added()) {
            if (Files.exists(git.folder().resolve(Git.shown(path)), LinkOption.NOFOLLOW_LINKS)) {
                candidates.add(path);
            }
        }
        keep(candidates, commit, told);
    }

    /** The files that are not as the index has them, without those that are gone; it looks at contents, not at dates. */
    private Set<String> changed() throws UpkeepException, InterruptedException {
        var refreshed = git.writing("update-index", "-q", "--refresh").run(Git.PATIENCE);
        if (refreshed.status() > 1) {
            git.demand(refreshed);
        }
        var paths = new LinkedHashSet<String>();
        var open = new ArrayList<String>();
        git.records(
                record -> {
                    if (open.isEmpty()) {
                        open.add(record);
                        return;
                    }
                    if (!open.remove(0).endsWith(" D")) {
                        paths.add(record);
                    }
                },
                "diff-files",
                "-z",
                "--raw",
                "--ignore-submodules=all");
        return paths;
    }

    private void keep(Set<String> candidates, String commit, List<String> told)
            throws UpkeepException, InterruptedException {
        var kept = new ArrayList<String>();
        var ids = ids(candidates, commit);
        var plain = new ArrayList<String>();
        for (var path : candidates) {
            var file = git.folder().resolve(Git.shown(path));
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && ids.containsKey(path)
                    && path.indexOf('\n') < 0) {
                plain.add(path);
            } else if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                kept.add(path);
            }
        }
        var contents = contents(plain);
        for (int i = 0; i < plain.size(); i++) {
            if (!contents.get(i).equals(ids.get(plain.get(i)))) {
                kept.add(plain.get(i));
            }
        }
        copy(kept, commit, told);
    }

    /** The ids that the commit has for these files. */
    private Map<String, String> ids(Set<String> paths, String commit) throws UpkeepException, InterruptedException {
        var asked = paths.stream().filter(path -> path.indexOf('\n') < 0).toList();
        var answers = git.ask(
                asked.stream().map(path -> commit + ":" + path).toList(),
                "cat-file",
                "--batch-check=%(objecttype) %(objectname)");
        var ids = new HashMap<String, String>();
        for (int i = 0; i < asked.size(); i++) {
            if (answers.get(i).startsWith("blob ")) {
                ids.put(asked.get(i), answers.get(i).substring("blob ".length()));
            }
        }
        return ids;
    }

    /** The ids that these files would have. Where a filter fails nothing is known, and all are kept. */
    private List<String> contents(List<String> paths) throws UpkeepException, InterruptedException {
        try {
            return git.ask(paths, "hash-object", "--stdin-paths");
        } catch (UpkeepException e) {
            return paths.stream().map(path -> "not known: " + e.getMessage()).toList();
        }
    }

    private void copy(List<String> paths, String commit, List<String> told)
            throws UpkeepException, InterruptedException {
        if (paths.isEmpty()) {
            return;
        }
        var place = gitDir.resolve(FOLDER).resolve("before-" + commit.substring(0, 12));
        demand(run("mkdir", List.of("-p", "--", place.toString())), place);
        for (int from = 0; from < paths.size(); from += AT_ONCE) {
            var words = new ArrayList<>(
                    List.of("--parents", "--no-dereference", "--backup=numbered", "--preserve=mode,timestamps", "--"));
            paths.subList(from, Math.min(paths.size(), from + AT_ONCE)).forEach(path -> words.add(Git.shown(path)));
            words.add(place.toString());
            demand(run("cp", words), place);
        }
        var few = new Few();
        paths.forEach(few::add);
        told.add(few.inWords("file", "files") + " half written or changed meanwhile: copies are in "
                + Visible.of(place.toString()));
    }

    private ProcessResult run(String program, List<String> words) throws UpkeepException, InterruptedException {
        return git.account()
                .take(Command.of(program).with(words).in(git.folder()))
                .run(Git.PATIENCE);
    }

    private void demand(ProcessResult result, Path place) throws UpkeepException {
        if (!result.succeeded()) {
            throw new UpkeepException(place + ": files of " + git.folder() + " cannot be copied there ("
                    + result.complaint() + "); nothing was overwritten; mend that, then repeat this");
        }
    }
}
