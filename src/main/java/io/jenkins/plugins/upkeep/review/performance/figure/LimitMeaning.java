package io.jenkins.plugins.upkeep.review.performance.figure;

/**
 * What it means that a figure passes its limit.
 *
 * @param kind what the limit is
 * @param full where a capacity is as good as used up, as a multiple of the limit from which on it warns; 1 where both are the same
 */
public record LimitMeaning(Kind kind, double full) {
    /** What a limit is. */
    public enum Kind {
        /** What there is of something: when it is used up, things fail. */
        CAPACITY,
        /** What was agreed. */
        AIM,
        /** From there on somebody should look. */
        MARK
    }

    /**
     * @param warning where the health check warns
     * @param full where it finds it critical
     * @return something runs out
     */
    public static LimitMeaning capacity(double warning, double full) {
        return new LimitMeaning(Kind.CAPACITY, full / warning);
    }

    /** Something runs out, and nobody warns before. */
    public static LimitMeaning capacity() {
        return capacity(1, 1);
    }

    /** Something was agreed. */
    public static LimitMeaning aim() {
        return new LimitMeaning(Kind.AIM, 1);
    }

    /** Somebody should look. */
    public static LimitMeaning mark() {
        return new LimitMeaning(Kind.MARK, 1);
    }

    /**
     * @return what a limit means that people set themselves: what runs out does so there, all else is what they agreed on
     */
    LimitMeaning own() {
        return kind == Kind.CAPACITY ? capacity() : aim();
    }
}
