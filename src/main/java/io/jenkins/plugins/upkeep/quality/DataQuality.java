package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.quality.grid.Market;
import io.jenkins.plugins.upkeep.quality.grid.Slots;
import io.jenkins.plugins.upkeep.quality.source.Source;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Looks whether market data is whole: whether points are missing, twice, of the future or late, and whether prices and volumes can
 * be right. It only reads, in memory of a fixed size: of more pairs than find room at once the rest has passes of its own.
 */
public final class DataQuality implements Task {
    /** The memory of the points that are held at once. */
    static final long MEMORY = 48L << 20;

    private static final int MOST_PASSES = 50;

    private final MarketDataConfig config;
    private final Source source;
    private final long memory;

    /**
     * @param config what is looked at
     * @param source where the points are
     */
    public DataQuality(MarketDataConfig config, Source source) {
        this(config, source, MEMORY);
    }

    DataQuality(MarketDataConfig config, Source source, long memory) {
        this.config = config;
        this.source = source;
        this.memory = memory;
    }

    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        return Stoppable.run(() -> work(context));
    }

    private Report work(TaskContext context) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var now = context.clock().instant();
        var slots = Slots.until(now, config.period(), config.interval(), config.longestDelay(), config.calendar());
        if (context.dryRun()) {
            context.log().info("would read " + source.describe() + " from " + slots.time(0) + " on");
            return context.report().build(now, watch.elapsed(), "nothing was read; the log says what would be");
        }
        var review = new MarketReview(slots);
        read(slots, context.clock(), review, context.progress());
        var section = review.section(new KnownPairs(config.pairs(), context.history()).names());
        var report = context.report().section(section);
        new QualityFindings(config, section).addTo(report);
        new QualityViews(config, section).addTo(report);
        report.add(review.sparks());
        return report.build(now, watch.elapsed(), section.verdict(report.findings()));
    }

    private void requireFew(int rest, int room) throws UpkeepException {
        if (rest > MOST_PASSES * room) {
            throw new UpkeepException("market data: " + source.describe() + " has more than " + (rest + room)
                    + " pairs, which would be read in " + (rest / room)
                    + " passes; is marketData.columns.pair the right"
                    + " column? If so, shorten marketData.period");
        }
    }

    private void requireNotTooMany(int pairs) throws UpkeepException {
        if (pairs > Market.MOST_PAIRS) {
            throw new UpkeepException("marketData.columns.pair: column "
                    + config.columns().pair() + " has more than " + Market.MOST_PAIRS
                    + " different values in the period, more than a market has pairs; name the column of pairs there");
        }
    }

    private void read(Slots slots, Clock clock, MarketReview review, Progress progress)
            throws UpkeepException, InterruptedException {
        try (var stretch = progress.begin("points", 0, Unit.COUNT)) {
            var rest = pass(new Market(slots, clock, memory), slots, Set.of(), review, stretch);
            requireNotTooMany(review.pairs() + rest.size());
            var room = new Market(slots, clock, memory).room();
            requireFew(rest.size(), room);
            for (int from = 0; from < rest.size(); from += room) {
                var some = rest.subList(from, Math.min(from + room, rest.size()));
                pass(new Market(slots, clock, memory), slots, some, review, stretch);
            }
        }
    }

    /** Reads some pairs, and lets go of them. The rest is put off. */
    private List<String> pass(
            Market market, Slots slots, Collection<String> pairs, MarketReview review, Progress.Stretch progress)
            throws UpkeepException, InterruptedException {
        source.read(slots, market, pairs, progress);
        market.grids().forEach(review::add);
        return List.copyOf(market.putOff());
    }
}
