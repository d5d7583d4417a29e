package io.jenkins.plugins.upkeep.dependencies.advisory;

/**
 * Whether an advisory affects a package.
 *
 * @param answer the answer
 * @param reason why there is none; else empty
 */
public record Verdict(Answer answer, String reason) {
    static final Verdict AFFECTED = new Verdict(Answer.AFFECTED, "");
    static final Verdict UNAFFECTED = new Verdict(Answer.UNAFFECTED, "");

    /** Yes, no, or neither. */
    public enum Answer {
        /** The package has the weakness. */
        AFFECTED,
        /** The package has not got the weakness. */
        UNAFFECTED,
        /** It cannot be told; never to be taken for good. */
        UNDECIDED
    }

    static Verdict undecided(String reason) {
        return new Verdict(Answer.UNDECIDED, reason);
    }

    boolean isAffected() {
        return answer == Answer.AFFECTED;
    }

    boolean isUndecided() {
        return answer == Answer.UNDECIDED;
    }

    /** One of several is enough to be affected, and one doubt is enough to be in doubt. */
    Verdict or(Verdict other) {
        if (isAffected() || other.isAffected()) {
            return AFFECTED;
        }
        return isUndecided() ? this : other;
    }
}
