package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Looks whether the filters that a version's files go through on their way to the work tree, such as that of LFS, can run.
 *
 * @param git the work tree
 */
record Filters(Git git) {
    private static final Pattern FILTER = Pattern.compile("(?m)^[^#\n]*\\sfilter=([A-Za-z0-9_.-]+)");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+-]+");

    void find(String commit, List<Finding> findings) throws UpkeepException, InterruptedException {
        var files = new ArrayList<String>();
        git.records(
                path -> {
                    if (path.equals(".gitattributes") || path.endsWith("/.gitattributes")) {
                        files.add(Git.shown(path));
                    }
                },
                "ls-tree",
                "-r",
                "-z",
                "--name-only",
                commit);
        var names = new TreeSet<String>();
        for (var file : files) {
            var content = new CommitFiles(git).read(commit, file).orElse(new byte[0]);
            FILTER.matcher(new String(content, StandardCharsets.UTF_8))
                    .results()
                    .forEach(found -> names.add(found.group(1)));
        }
        for (var name : names) {
            judge(name, findings);
        }
    }

    private void judge(String name, List<Finding> findings) throws UpkeepException, InterruptedException {
        var program = program(name);
        var subject = "filter " + name;
        if (program.isEmpty()) {
            findings.add(Finding.warning(
                    subject,
                    "is named by the version's .gitattributes and is not set up: its files appear as they are stored",
                    "",
                    name.equals("lfs") ? "set it up (git lfs install)" : "see whether that is enough, or set it up"));
        } else if (PLAIN.matcher(program).matches() && !isThere(program)) {
            findings.add(Finding.critical(
                    subject,
                    "needs the program " + program + ", which is missing",
                    "installed",
                    "install it, or put it on the PATH of Upkeep"));
        }
    }

    private boolean isThere(String program) {
        return program.contains("/")
                ? Files.isExecutable(git.folder().resolve(Path.of(program)))
                : Command.find(program).isPresent();
    }

    /** The first word of the command line that is set up for it; empty for none. */
    private String program(String name) throws UpkeepException, InterruptedException {
        for (var key : List.of("process", "smudge")) {
            var said = git.look("config", "--get", "filter." + name + "." + key);
            if (said.succeeded() && !said.output().isBlank()) {
                return said.output().strip().split("\\s", 2)[0];
            }
        }
        return "";
    }
}
