package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.quality.grid.Fault;
import io.jenkins.plugins.upkeep.quality.review.Jump;

/** What to do about faults. */
final class Remedies {
    private Remedies() {}

    static String of(Fault fault) {
        return switch (fault) {
            case NULL -> "fetch these points again, and declare the columns NOT NULL";
            case NOT_A_NUMBER -> "fetch these points again, and see where the feed divides by zero";
            case PRICE -> "fetch these points again; keep them out of calculations until then";
            case VOLUME -> "fetch these points again; no market trades less than nothing";
            case ORDER -> "fetch these points again; a column may be mixed up with another";
            case FUTURE -> "see the clock and the time zone of the feed, and delete these points";
            case DUPLICATE -> "keep one of each (DELETE by ctid), then add a unique key on pair and time";
            case UNREADABLE -> "see these lines of the file, and who writes it";
        };
    }

    static String of(Jump.Kind kind) {
        return switch (kind) {
            case SPIKE -> "compare with the exchange, and correct the price: it was back at the next point";
            case SPLIT -> "see whether there was a split or a new unit, and adjust the prices before it";
            case STEP -> "compare with the exchange: a mixed-up pair, or news";
        };
    }

    static String name(Jump.Kind kind) {
        return switch (kind) {
            case SPIKE -> "lone wrong price";
            case SPLIT -> "jump like a split";
            case STEP -> "jump";
        };
    }
}
