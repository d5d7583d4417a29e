package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads files of commits from the repository, not from the work tree. Names reach git by its input, where all bytes but the
 * line's end are allowed; what is read is named by its id.
 *
 * @param git the repository
 */
record CommitFiles(Git git) {
    private static final long LARGEST = 16 << 20;
    private static final int MOST = 100_000;
    /** What git would take for the end of the question, or for a way out of the commit. */
    private static final Pattern UNSAYABLE = Pattern.compile("\n|[:/]\\.\\.?(/|$)");

    List<TreeFile> list(String commit, String folder) throws UpkeepException, InterruptedException {
        var clean = folder.replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
        var tree = object("tree", commit + ":" + (clean.equals(".") ? "" : clean));
        if (tree.isEmpty()) {
            return List.of();
        }
        var files = new ArrayList<TreeFile>();
        var start = clean.isEmpty() || clean.equals(".") ? "" : clean + "/";
        git.records(
                record ->
                        file(record, start).filter(file -> files.size() <= MOST).ifPresent(files::add),
                "ls-tree",
                "-z",
                "-r",
                "--long",
                tree.get().id());
        if (files.size() > MOST) {
            throw new UpkeepException(git.folder() + ": the folder " + folder + " has more than " + MOST
                    + " files in this commit; name a smaller one");
        }
        return List.copyOf(files);
    }

    /** A record is {@code <mode> <type> <id> <size>TAB<path>}; only plain files are of the modes 100644 and 100755. */
    private static Optional<TreeFile> file(String record, String start) {
        var tab = record.indexOf('\t');
        var fields = record.substring(0, tab).split(" +", 4);
        return fields[0].startsWith("100")
                ? Optional.of(new TreeFile(
                        start + Git.shown(record.substring(tab + 1)), fields[2], Long.parseLong(fields[3])))
                : Optional.empty();
    }

    Optional<byte[]> read(String commit, String path) throws UpkeepException, InterruptedException {
        var blob = object("blob", commit + ":" + path.replaceFirst("^(\\./)+", ""));
        if (blob.isEmpty()) {
            return Optional.empty();
        }
        if (blob.get().size() > LARGEST) {
            throw new UpkeepException(path + ": has " + new Bytes(blob.get().size()) + " in commit " + commit
                    + "; files of at most " + new Bytes(LARGEST) + " are read");
        }
        return Optional.of(git.content("blob", blob.get().id()));
    }

    /** An object of a type. */
    private record Found(String id, long size) {}

    private Optional<Found> object(String type, String name) throws UpkeepException, InterruptedException {
        if (UNSAYABLE.matcher(name).find()) {
            return Optional.empty();
        }
        var answer = git.ask(
                        List.of(Git.bytes(name)), "cat-file", "--batch-check=%(objecttype) %(objectname) %(objectsize)")
                .get(0);
        var fields = answer.split(" ", 3);
        return answer.startsWith(type + " ") && fields[2].matches("\\d+")
                ? Optional.of(new Found(fields[1], Long.parseLong(fields[2])))
                : Optional.empty();
    }
}
