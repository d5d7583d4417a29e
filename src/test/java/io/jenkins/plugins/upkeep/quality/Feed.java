package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.quality.grid.Candle;
import io.jenkins.plugins.upkeep.quality.grid.Market;
import io.jenkins.plugins.upkeep.quality.grid.Slots;
import io.jenkins.plugins.upkeep.quality.source.Source;
import io.jenkins.plugins.upkeep.task.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** Market data of tests: random walks, into which faults can be planted. */
final class Feed implements Source {
    /** The present of tests. */
    static final Instant NOW = Instant.parse("2026-03-04T12:00:30Z");

    /** How far data goes back. */
    static final Duration PERIOD = Duration.ofHours(24);

    final List<Point> points = new ArrayList<>();
    int passes;

    /** A point that can still be changed. */
    static final class Point {
        String pair;
        Instant time;
        double open;
        double high;
        double low;
        double close;
        double volume;
        boolean incomplete;
    }

    /** A day of minutes of a pair whose price walks at random: its volume is log-normal, or exponential. */
    List<Point> walk(String pair, Random random) {
        var price = Math.exp(random.nextDouble() * 12 - 4);
        var spread = Math.exp(random.nextDouble() * 3 - 9);
        var exponential = random.nextBoolean();
        var walk = new ArrayList<Point>();
        for (var time = Instant.parse("2026-03-03T12:01:00Z");
                time.isBefore(Instant.parse("2026-03-04T12:00:00Z"));
                time = time.plusSeconds(60)) {
            var point = new Point();
            point.pair = pair;
            point.time = time;
            point.open = price;
            price *= Math.exp(random.nextGaussian() * spread);
            point.close = price;
            point.high = Math.max(point.open, point.close) * (1 + Math.abs(random.nextGaussian()) * spread);
            point.low = Math.min(point.open, point.close) / (1 + Math.abs(random.nextGaussian()) * spread);
            point.volume =
                    exponential ? -Math.log(1 - random.nextDouble()) * 100 : Math.exp(random.nextGaussian() * 0.8 + 3);
            walk.add(point);
        }
        points.addAll(walk);
        return walk;
    }

    @Override
    public String describe() {
        return "a feed of a test";
    }

    @Override
    public void read(Slots slots, Market market, Collection<String> pairs, Progress.Stretch progress) {
        passes++;
        var candle = new Candle();
        for (var point : points) {
            var grid = pairs.isEmpty() || pairs.contains(point.pair) ? market.grid(point.pair) : null;
            if (grid != null) {
                candle.begin();
                candle.at(Slots.micros(point.time));
                candle.prices(point.open, point.high, point.low, point.close);
                candle.traded(point.volume);
                if (point.incomplete) {
                    candle.lack();
                }
                grid.addNext(candle);
            }
        }
    }
}
