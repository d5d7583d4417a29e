package io.jenkins.plugins.upkeep.review.lifecycle;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of releases of a product that is supported as one: PostgreSQL 15, Python 3.11.
 *
 * @param version what it is called by
 * @param released the day of its first release
 * @param activeUntil the day on which its makers stop mending faults that are not holes; empty when nothing tells them apart
 * @param end when nobody mends it any longer without being paid for it
 * @param longTerm whether its makers call it fit for long use
 * @param longTermFrom the day from which they do; empty for always
 * @param newest the newest release known; empty when none is
 */
public record Cycle(
        Version version,
        LocalDate released,
        Optional<LocalDate> activeUntil,
        End end,
        boolean longTerm,
        Optional<LocalDate> longTermFrom,
        Optional<Newest> newest) {
    /**
     * The newest release of a cycle, as far as the data knows.
     *
     * @param version its version
     * @param released its day; empty when it is not known
     */
    public record Newest(Version version, Optional<LocalDate> released) {}

    /**
     * When a cycle ends.
     *
     * @param day the day after which there are no more updates; empty when it is not known
     * @param past whether it is over though nobody knows since when
     */
    public record End(Optional<LocalDate> day, boolean past) {
        /** It ends on a day. */
        public static End on(LocalDate day) {
            return new End(Optional.of(day), false);
        }

        /** Its makers have not said when; it was supported on the day of the data. */
        public static End notAnnounced() {
            return new End(Optional.empty(), false);
        }

        /** It is over. */
        public static End over() {
            return new End(Optional.empty(), true);
        }

        /**
         * @param today a day
         * @return whether it is over then; the last day itself still counts
         */
        public boolean isOver(LocalDate today) {
            return past || day.filter(last -> last.isBefore(today)).isPresent();
        }
    }

    /**
     * @param today a day
     * @return whether its makers call it fit for long use by then
     */
    public boolean isLongTerm(LocalDate today) {
        return longTerm && longTermFrom.filter(day -> day.isAfter(today)).isEmpty();
    }
}
