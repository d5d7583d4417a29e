package io.jenkins.plugins.upkeep.review.trend;

import io.jenkins.plugins.upkeep.system.Counted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far forecasts can be relied on.
 *
 * <p>As far ahead as there are data, the error of a line is about three times that at their end, and ranges were measured to hold; twice as far is good to
 * plan with; up to five times, so that a quarter tells of a year, it is a hint, as a course rarely stays the same for so long; further nothing is said.
 * What does less well in simulations (persistence), or rests on little, is lowered.
 *
 * @param span the days that the values span
 * @param end the last of them
 * @param most what it can be at best
 * @param doubts why it is not more
 */
record Trust(long span, double end, Confidence most, List<String> doubts) {
    /** The spans of data up to which a forecast is a hint. */
    private static final double FARTHEST = 5;

    private static final double FAR = 2;

    /** Four of each weekday. */
    private static final int GOOD_DAYS = 28;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final double LASTING = 0.45;
    private static final double WANDERING = 0.7;

    /**
     * @param confidence how far
     * @param reason why
     */
    record Judged(Confidence confidence, String reason) {}

    static Trust in(Analysis analysis) {
        var base = analysis.base();
        var doubts = new ArrayList<String>();
        var most = persistence(analysis.persistence().share(), doubts).atMost(number(base, doubts));
        if (analysis.joined()) {
            var pieces = analysis.pieces();
            var last = pieces.part(pieces.count() - 1);
            doubts.add("its course broke on " + day(last, 0) + ", and the " + last.size()
                    + " days since then are too few to tell how it goes on");
            most = Confidence.LOW;
        }
        var suspected = Breaks.suspected(base);
        if (suspected.isPresent()) {
            doubts.add("its course may have broken on " + day(base, suspected.getAsInt()));
            most = most.atMost(Confidence.MEDIUM);
        }
        return new Trust(base.span(), base.when(base.size() - 1), most, List.copyOf(doubts));
    }

    private static String day(Days days, int index) {
        return DAY.format(LocalDate.ofEpochDay(days.day(index)));
    }

    private static Confidence persistence(double share, List<String> doubts) {
        if (share < LASTING) {
            return Confidence.HIGH;
        }
        doubts.add("what a day is above or below its course lasts (" + String.format(Locale.ROOT, "%.2f", share)
                + " of it until the next day)");
        return share < WANDERING ? Confidence.MEDIUM : Confidence.LOW;
    }

    private static Confidence number(Days base, List<String> doubts) {
        if (base.size() < Rhythm.LEAST_DAYS) {
            doubts.add("only " + base.size() + " values, in which neither a break nor what lasts for days is seen");
            return Confidence.LOW;
        }
        if (base.size() < GOOD_DAYS) {
            doubts.add("fewer than " + GOOD_DAYS + " days have values");
            return Confidence.MEDIUM;
        }
        if (base.size() * 2L < base.span()) {
            doubts.add("more than half of the days have no value");
            return Confidence.MEDIUM;
        }
        return Confidence.HIGH;
    }

    Judged at(Instant time) {
        var ahead = Days.when(time) - end;
        var spans = ahead / span;
        var confidence = byDistance(spans);
        var data = Counted.of(span, "day") + " of data";
        var distance = ahead > 0 ? data + " for " + Counted.of(Math.round(ahead), "day") + " after them" : data;
        if (confidence == Confidence.INSUFFICIENT) {
            var needed = (long) Math.ceil(ahead / FARTHEST);
            return new Judged(confidence, distance + "; at least " + needed + " are needed");
        }
        var reasons = new ArrayList<>(List.of(distance));
        reasons.addAll(doubts);
        return new Judged(confidence.atMost(most), String.join("; ", reasons));
    }

    private static Confidence byDistance(double spans) {
        if (spans <= 1) {
            return Confidence.HIGH;
        }
        if (spans <= FAR) {
            return Confidence.MEDIUM;
        }
        return spans <= FARTHEST ? Confidence.LOW : Confidence.INSUFFICIENT;
    }
}
