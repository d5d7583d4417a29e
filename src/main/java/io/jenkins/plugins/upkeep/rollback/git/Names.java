package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tags and branches of a repository.
 *
 * @param all newest first
 */
record Names(List<Name> all) {
    private static final String FORMAT = "%(refname)%00%(objecttype)%00%(objectname)";
    private static final int MOST_NAMED = 5;

    /**
     * A tag or a branch.
     *
     * @param full its full name, {@code refs/tags/v1.4.2}
     * @param type what it stands for: {@code commit}, or {@code tag} for an annotated tag
     * @param object the id of that
     */
    record Name(String full, String type, String object) {
        boolean isTag() {
            return full.startsWith("refs/tags/");
        }

        /** Without the part that says what it is. */
        String brief() {
            return full.replaceFirst("^refs/(tags|heads|remotes)/", "");
        }

        boolean isCalled(String word) {
            return full.equals(word) || brief().equals(word) || full.equals("refs/" + word);
        }
    }

    static Names of(Git git) throws UpkeepException, InterruptedException {
        var names = new ArrayList<Name>();
        git.lines(
                line -> {
                    var parts = Git.shown(line).split("\0", 3);
                    names.add(new Name(parts[0], parts[1], parts[2]));
                },
                "for-each-ref",
                "--sort=-creatordate",
                "--format=" + FORMAT,
                "refs/tags/",
                "refs/heads/",
                "refs/remotes/");
        return new Names(List.copyOf(names));
    }

    List<Name> called(String word) {
        return all.stream()
                .filter(name -> name.isCalled(word))
                .filter(name -> !name.full().endsWith("/HEAD"))
                .toList();
    }

    /** Words on tags that may have been meant: those that are nearly called so, else the newest. */
    String advice(String word) {
        var tags = all.stream().filter(Name::isTag).map(Name::brief).toList();
        if (tags.isEmpty()) {
            return "the repository has no tag here (git fetch --tags brings those of its origin)";
        }
        var near = tags.stream().filter(tag -> isNear(tag, word)).toList();
        return near.isEmpty()
                ? "the newest tags are " + few(tags.stream()) + "; git fetch --tags brings those of its origin"
                : "was " + few(near.stream()) + " meant? git fetch --tags brings newer tags";
    }

    private static String few(Stream<String> tags) {
        return tags.limit(MOST_NAMED).collect(Collectors.joining(", "));
    }

    private static boolean isNear(String tag, String word) {
        var one = bare(tag);
        var other = bare(word);
        return !other.isEmpty() && (one.equals(other) || (other.length() >= 3 && one.startsWith(other + ".")));
    }

    /** What is left of a name without letter case and without the signs that people leave out. */
    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceFirst("^(version|release|v)[-_/]?(?=\\d)", "")
                .replaceAll("[-_/ ]", ".");
    }
}
