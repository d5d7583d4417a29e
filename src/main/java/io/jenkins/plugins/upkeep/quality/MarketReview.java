package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.quality.grid.PairGrid;
import io.jenkins.plugins.upkeep.quality.grid.Slots;
import io.jenkins.plugins.upkeep.quality.review.PairFacts;
import io.jenkins.plugins.upkeep.quality.review.PairReview;
import io.jenkins.plugins.upkeep.quality.review.Standstill;
import io.jenkins.plugins.upkeep.report.View;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at pair after pair, and keeps what is to be said of each. For one thread. */
final class MarketReview {
    private static final int MOST_SPARKS = 100;
    private static final int SPARK_POINTS = 120;

    private final Slots slots;
    private final Standstill standstill = new Standstill();
    private final List<PairFacts> pairs = new ArrayList<>();
    private final List<View.Spark> sparks = new ArrayList<>();

    MarketReview(Slots slots) {
        this.slots = slots;
    }

    void add(String pair, PairGrid grid) {
        var facts = PairReview.of(pair, grid);
        standstill.add(grid, facts.gaps().quiet());
        pairs.add(facts);
        if (sparks.size() < MOST_SPARKS) {
            sparks.add(spark(pair, grid));
        }
    }

    /**
     * @param expected the pairs that should be there
     */
    QualitySection section(Set<String> expected) {
        var seen = pairs.stream().map(PairFacts::pair).collect(Collectors.toSet());
        var absent = new TreeSet<>(expected);
        absent.removeAll(seen);
        var sorted =
                pairs.stream().sorted(Comparator.comparing(PairFacts::pair)).toList();
        return new QualitySection(
                slots.time(0),
                slots.time(slots.due()),
                slots.expected(),
                sorted,
                List.copyOf(absent),
                standstill.gaps(slots));
    }

    /** How many pairs were looked at. */
    int pairs() {
        return pairs.size();
    }

    /** The price of each pair over the period, with its gaps. */
    View sparks() {
        return new View.Sparks("Price and gaps, by pair", sparks);
    }

    private View.Spark spark(String pair, PairGrid grid) {
        var points = new ArrayList<View.Point>();
        var last = Float.NaN;
        var each = Math.max(1, (slots.due() + SPARK_POINTS - 1) / SPARK_POINTS);
        for (int from = 0; from < slots.due(); from += each) {
            var price = lastPrice(grid, from, Math.min(from + each, slots.due()));
            last = Float.isNaN(price) ? last : price;
            points.add(new View.Point(slots.time(from), price));
        }
        return new View.Spark(pair, price(last), points);
    }

    private static float lastPrice(PairGrid grid, int from, int to) {
        for (int slot = to - 1; slot >= from; slot--) {
            if (!Float.isNaN(grid.close(slot))) {
                return grid.close(slot);
            }
        }
        return Float.NaN;
    }

    /** With the digits that a float has. */
    static String price(double price) {
        return Double.isFinite(price)
                ? new BigDecimal(price)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString()
                : "no price";
    }
}
