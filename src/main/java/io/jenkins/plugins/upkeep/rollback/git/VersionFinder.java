package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.rollback.git.Names.Name;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the commit that a user's word names. The word is compared with the names that the repository has, here and not by
 * git, which knows a hundred ways to say a commit; only hexadecimal digits are ever handed over. So a word that looks like an
 * option or like {@code @{-1}} is just a name that nothing is called by.
 *
 * @param git the repository
 */
record VersionFinder(Git git) {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{4,64}");
    private static final int MOST_NAMED = 5;

    Version find(String word) throws UpkeepException, InterruptedException {
        if (word.isBlank()) {
            throw new UpkeepException("version: is empty; name a tag, a commit or a branch");
        }
        var names = Names.of(git);
        var called = names.called(word);
        var commits = ID.matcher(word).matches() ? commits(word) : List.<String>of();
        if (called.size() + commits.size() > 1) {
            throw ambiguous(word, called, commits);
        }
        if (!commits.isEmpty()) {
            return version(word, Version.Kind.COMMIT, new Name(commits.get(0), "commit", commits.get(0)));
        }
        if (called.isEmpty()) {
            throw new UpkeepException(subject(word) + ": no tag, commit or branch of " + git.folder()
                    + " is called so; " + names.advice(word));
        }
        var name = called.get(0);
        return version(word, name.isTag() ? Version.Kind.TAG : Version.Kind.BRANCH, name);
    }

    private static String subject(String word) {
        return "version " + Visible.of(word.length() > 100 ? word.substring(0, 100) + "…" : word);
    }

    private UpkeepException ambiguous(String word, List<Name> called, List<String> commits) {
        var names = called.stream().map(Name::full).collect(Collectors.joining(", "));
        var ids = commits.stream()
                .limit(MOST_NAMED)
                .map(id -> "commit " + id.substring(0, 12))
                .collect(Collectors.joining(", "));
        return new UpkeepException(subject(word) + ": is the name of several: "
                + names + (names.isEmpty() || ids.isEmpty() ? "" : ", ") + ids
                + "; write the full name (refs/tags/...) or more digits of the commit");
    }

    /** The commits whose ids begin so. */
    private List<String> commits(String digits) throws UpkeepException, InterruptedException {
        var objects = git.look("rev-parse", "--disambiguate=" + digits.toLowerCase(java.util.Locale.ROOT));
        var ids = objects.output().lines().toList();
        return git.ask(ids, "cat-file", "--batch-check=%(objecttype) %(objectname)").stream()
                .filter(answer -> answer.startsWith("commit "))
                .map(answer -> answer.substring("commit ".length()))
                .toList();
    }

    private Version version(String word, Version.Kind kind, Name name) throws UpkeepException, InterruptedException {
        var commit = git.ask(
                        List.of(name.object() + "^{commit}"), "cat-file", "--batch-check=%(objecttype) %(objectname)")
                .get(0);
        if (!commit.startsWith("commit ")) {
            throw new UpkeepException(subject(word) + ": stands for no commit that the repository has; name another");
        }
        var id = commit.substring("commit ".length());
        var said = git.look(
                "log", "-1", "--no-show-signature", "--no-color", "--encoding=UTF-8", "--format=%ct%x00%s", id);
        var parts = git.demand(said).output().split("\0", 2);
        var at = Instant.ofEpochSecond(Long.parseLong(parts[0].strip()));
        return new Version(word, kind, name.full(), name.object(), id, at, Visible.of(parts[1].strip()));
    }
}
