package io.jenkins.plugins.upkeep.review.trend;

import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Finds where the course of a series breaks: at most three times, each piece at least a week of values.
 *
 * <p>Values that are far off from the week around them are drawn in first (Hampel 1974), so that a single odd day is no break. Then the best
 * pieces with one or two breaks more are held against those with fewer: the squares that they save, in units of what is left over a day, made
 * smaller for serial correlation (the sup-F test of Andrews 1993 and Bai and Perron 1998, with a long-run variance). The bounds were set by
 * simulation such that fewer than one in twenty series of plain noise, independent or with a persistence up to 0.6, show a break; BreaksTest
 * holds them to it.
 */
final class Breaks {
    private static final int MOST = 3;
    private static final int LEAST_DAYS = 3 * Splits.LEAST;
    private static final double SURE = 18;
    private static final double SUSPECT = 8;
    private static final double FAR = 2.5;
    private static final double OF_FEW = 150;

    /** The square of a millionth of all that values differ by: rounding leaves over as much. */
    private static final double NOTHING = 1e-12;

    /** What lasts longer than this looks like breaks whatever it is. */
    private static final double LASTING = 0.8;

    private final Days clean;
    private final Splits splits;

    private Breaks(Days days, int most) {
        clean = scaled(tamed(days));
        splits = new Splits(clean, most);
    }

    /** Whether there are enough to find one. */
    static boolean areTold(Days days) {
        return days.size() >= LEAST_DAYS;
    }

    /** Where the pieces begin, the first included. */
    static Pieces of(Days days) {
        if (!areTold(days)) {
            return Pieces.cut(days);
        }
        var breaks = new Breaks(days, MOST);
        int cuts = 0;
        int more = breaks.more(cuts);
        while (more > 0) {
            cuts += more;
            more = breaks.more(cuts);
        }
        return Pieces.cut(days, breaks.splits.starts(cuts));
    }

    /** Where days that are taken for one piece may have a break that does not stand out enough; chance alone does it in one of ten to twenty series. */
    static OptionalInt suspected(Days days) {
        if (!areTold(days)) {
            return OptionalInt.empty();
        }
        var breaks = new Breaks(days, 1);
        return breaks.isWorth(0, 1, SUSPECT, 12) ? OptionalInt.of(breaks.splits.starts(1)[0]) : OptionalInt.empty();
    }

    /** One, or two at once: a bump that comes and goes hides from a single cut. */
    private int more(int cuts) {
        if (isWorth(cuts, 1, SURE, 12)) {
            return 1;
        }
        return isWorth(cuts, 2, 30, 30) ? 2 : 0;
    }

    private boolean isWorth(int cuts, int more, double least, double leastByShare) {
        if (cuts + more > MOST || !(splits.squares(cuts + more) < Double.POSITIVE_INFINITY)) {
            return false;
        }
        var size = clean.size();
        var before = splits.squares(cuts);
        var after = splits.squares(cuts + more);
        var share = Persistence.of(clean.with(splits.left(cuts + more)), 2 + 4.0 * (cuts + more))
                .share();
        var noise = after / (size - 3.0 * (cuts + more) - 2) * (1 + share) / (1 - share);
        var saved = (before - after) / Math.max(noise, NOTHING);
        return before > size * NOTHING && share < LASTING && saved > least + OF_FEW / size + leastByShare * share;
    }

    private static Days tamed(Days days) {
        var medians = days.with(i -> around(days, i));
        var off = IntStream.range(0, days.size())
                .mapToDouble(i -> days.value(i) - medians.value(i))
                .toArray();
        var far = FAR * Numbers.spread(off);
        return days.with(i -> medians.value(i) + Math.max(-far, Math.min(far, off[i])));
    }

    /** What the week around a day says of it; at both ends a line through the first or last week, as a median there is not of the middle. */
    private static double around(Days days, int index) {
        var wide = Splits.LEAST / 2;
        if (index >= wide && index < days.size() - wide) {
            return Numbers.around(days, index, wide);
        }
        var from = index < wide ? 0 : days.size() - Splits.LEAST;
        return Line.through(days.part(from, from + Splits.LEAST)).at(days.when(index));
    }

    private static Days scaled(Days days) {
        var middle = Numbers.median(Numbers.sorted(days.values()));
        var most = DoubleStream.of(days.values())
                .map(value -> Math.abs(value - middle))
                .max()
                .orElse(0);
        return days.with(i -> most == 0 ? 0 : (days.value(i) - middle) / most);
    }
}
