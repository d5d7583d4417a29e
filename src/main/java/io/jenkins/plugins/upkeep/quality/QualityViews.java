package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.quality.review.Gap;
import io.jenkins.plugins.upkeep.quality.review.PairFacts;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The tables and charts of market data. */
record QualityViews(MarketDataConfig config, QualitySection section) {
    private static final int MOST_GAPS = 200;
    private static final int MOST_BARS = 20;

    void addTo(ReportBuilder report) {
        report.add(pairs());
        var bars = section.pairs().stream()
                .filter(pair -> pair.gaps().missing() > 0)
                .sorted(Comparator.comparingInt((PairFacts pair) -> pair.gaps().missing())
                        .reversed())
                .limit(MOST_BARS)
                .map(pair -> new View.Bar(pair.pair(), pair.gaps().missing()))
                .toList();
        if (!bars.isEmpty()) {
            report.add(new View.Bars("Missing points, by pair", Unit.COUNT, bars));
            report.add(gaps());
        }
    }

    private View pairs() {
        var columns = new ArrayList<View.Column>();
        columns.add(View.Column.text("Pair"));
        List.of("Points", "Expected", "Missing", "Without trades", "Longest hole", "Faulty", "Jumps", "Newest")
                .forEach(head -> columns.add(View.Column.number(head)));
        var rows = section.pairs().stream()
                .sorted(Comparator.comparingInt((PairFacts pair) -> pair.gaps().missing())
                        .reversed()
                        .thenComparing(PairFacts::pair))
                .map(this::row)
                .toList();
        return new View.Table("Pairs", columns, rows);
    }

    private List<String> row(PairFacts pair) {
        var faulty = pair.faults().values().stream()
                .mapToLong(PairFacts.FaultFacts::count)
                .sum();
        var longest = pair.gaps().longest().stream()
                .filter(gap -> !gap.quiet())
                .findFirst()
                .map(gap -> Units.format(length(gap)))
                .orElse("none");
        return List.of(
                pair.pair(),
                count(pair.points()),
                count(pair.expected()),
                count(pair.gaps().missing()),
                count(pair.gaps().quiet()),
                longest,
                count(faulty),
                count(pair.jumps().count()),
                pair.newest().map(Instant::toString).orElse("none"));
    }

    private Duration length(Gap gap) {
        return config.interval().multipliedBy(gap.missing());
    }

    private View gaps() {
        var columns = List.of(
                View.Column.text("Pair"),
                View.Column.text("From"),
                View.Column.text("To"),
                View.Column.number("Missing"),
                View.Column.text("Most likely"));
        var rows = section.pairs().stream()
                .flatMap(pair -> pair.gaps().longest().stream().map(gap -> new Place(pair.pair(), gap)))
                .sorted(Comparator.comparing((Place place) -> place.gap().quiet())
                        .thenComparing(Comparator.comparingInt(
                                        (Place place) -> place.gap().missing())
                                .reversed()))
                .limit(MOST_GAPS)
                .map(Place::row)
                .toList();
        return new View.Table("Gaps", columns, rows);
    }

    private record Place(String pair, Gap gap) {
        List<String> row() {
            return List.of(
                    pair,
                    gap.start().toString(),
                    gap.end().toString(),
                    count(gap.missing()),
                    gap.quiet() ? "no trades" : "a hole in the feed");
        }
    }

    private static String count(long count) {
        return Units.format((double) count, Unit.COUNT);
    }
}
