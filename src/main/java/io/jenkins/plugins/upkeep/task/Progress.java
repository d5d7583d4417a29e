package io.jenkins.plugins.upkeep.task;

import io.jenkins.plugins.upkeep.report.Unit;

/** Where long work shows how far it is: percent, rate and time left. */
@FunctionalInterface
public interface Progress {
    /**
     * Begins a stretch of work; several may be under way at once.
     *
     * @param name what is done, in a few words: {@code copy tables}
     * @param total how much there is to do, as far as known; 0 when nobody knows
     * @param unit what is counted
     * @return the stretch, to be closed at its end
     */
    Stretch begin(String name, long total, Unit unit);

    /** A stretch of work under way. Safe for use by several threads, and cheap enough for each block of data. */
    interface Stretch extends AutoCloseable {
        /**
         * @param amount how much more has been done
         */
        void advance(long amount);

        @Override
        void close();
    }

    /** Progress that nobody watches. */
    static Progress unseen() {
        return (name, total, unit) -> new Stretch() {
            @Override
            public void advance(long amount) {
                // Nobody watches.
            }

            @Override
            public void close() {
                // Nobody watches.
            }
        };
    }
}
