package io.jenkins.plugins.upkeep.rollback.git;

import java.time.Instant;

/**
 * A version that a user has named and that the repository has.
 *
 * @param word what the user wrote
 * @param kind what the word is the name of
 * @param name the full name of the tag or branch, {@code refs/tags/v1.4.2}; the commit's id for a commit
 * @param object the id of what the name stands for: of an annotated tag the tag object, else the commit
 * @param commit the commit, as a full id; from here on only this counts, whatever becomes of the name
 * @param committed when it was committed
 * @param subject the first line of its message
 */
public record Version(
        String word, Kind kind, String name, String object, String commit, Instant committed, String subject) {
    /** What the name of a version can be. */
    public enum Kind {
        /** A tag, annotated or lightweight. */
        TAG,
        /** A branch, local or of a remote: it moves, so the commit that it has now is what counts. */
        BRANCH,
        /** The id of a commit, full or abbreviated. */
        COMMIT
    }

    /**
     * @return the version in a few words; of a branch they say which commit is meant
     */
    public String inWords() {
        var id = commit.substring(0, 12);
        var day = committed.toString().substring(0, "2026-01-01".length());
        return switch (kind) {
            case TAG -> word + " (" + id + " of " + day + ")";
            case BRANCH -> "commit " + id + " of " + day + ", which the branch " + word + " has now";
            case COMMIT -> "commit " + id + " of " + day;
        };
    }
}
