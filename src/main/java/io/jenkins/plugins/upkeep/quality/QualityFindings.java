package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.quality.grid.Fault;
import io.jenkins.plugins.upkeep.quality.review.Gap;
import io.jenkins.plugins.upkeep.quality.review.Jump;
import io.jenkins.plugins.upkeep.quality.review.PairFacts;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.Counted;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is wrong with market data, and how grave it is. A pair of which nothing comes any more, or less than half, is critical; more
 * missing points than the configuration allows, and points that cannot be right, are warnings.
 *
 * @param config what is held against
 * @param section what was seen
 */
record QualityFindings(MarketDataConfig config, QualitySection section) {
    /** So many points missing at the end, and the feed is taken for dead; fewer may be on their way. */
    private static final int STALE = 5;

    private static final int MOST_SHOWN = 3;

    void addTo(ReportBuilder report) {
        if (section.pairs().isEmpty() && section.absent().isEmpty() && !section.wasClosed()) {
            report.add(Finding.critical(
                    "market data",
                    "has no point since " + section.from(),
                    "points in the period",
                    "see whether the feed runs and writes where marketData says"));
        }
        if (!section.wasClosed()) {
            absent(report);
        }
        stale(report);
        missing(report);
        standstills(report);
        List.of(Fault.values()).forEach(fault -> faults(fault, report));
        List.of(Jump.Kind.values()).forEach(kind -> jumps(kind, report));
        spikes(report);
        order(report);
        measure(report);
    }

    private void absent(ReportBuilder report) {
        var complaint = new Complaint(
                Severity.CRITICAL,
                "points in the period",
                "see whether the feed still asks for it; if it is traded no longer, set marketData.pairs");
        section.absent().forEach(pair -> complaint.add(pair, "has no point since " + section.from(), 1));
        complaint.addTo(report);
    }

    private void stale(ReportBuilder report) {
        var complaint = new Complaint(
                Severity.CRITICAL,
                "fewer than " + STALE + " points late",
                "see whether the feed runs (its log, its connection to the exchange), and start it again");
        for (var pair : section.pairs()) {
            pair.gaps()
                    .open()
                    .filter(gap -> !gap.quiet() && gap.missing() >= STALE)
                    .ifPresent(gap -> complaint.add(pair.pair(), stale(pair, gap), gap.missing()));
        }
        complaint.addTo(report);
    }

    private static String stale(PairFacts pair, Gap gap) {
        return "the feed is stale: the newest point is of "
                + pair.newest().map(Instant::toString).orElse("before the period") + ", "
                + Counted.of(gap.missing(), "point is", "points are")
                + " missing since";
    }

    private void missing(ReportBuilder report) {
        var action =
                "have the feed fetch the holes again (the table Gaps has their times), and see what stopped it then";
        var limit = "at most " + config.maxMissing() + " missing";
        var many = new Complaint(Severity.WARNING, limit, action);
        var most = new Complaint(Severity.CRITICAL, "at least half of the points", action);
        for (var pair : section.pairs()) {
            var missing = pair.gaps().missing();
            if (missing >= STALE && missing > pair.expected() / 2) {
                most.add(pair.pair(), missing(pair), missing);
            } else if (missing > config.maxMissing()) {
                many.add(pair.pair(), missing(pair), missing);
            }
        }
        most.addTo(report);
        many.addTo(report);
    }

    private static String missing(PairFacts pair) {
        var gaps = pair.gaps();
        return count(gaps.missing()) + " of " + Counted.of(pair.expected(), "point is", "points are") + " missing in "
                + counted(gaps.holes(), "hole") + ", the longest from "
                + gaps.longest().get(0).start() + " to " + gaps.longest().get(0).end();
    }

    private void standstills(ReportBuilder report) {
        var gaps = section.standstills();
        if (!gaps.isEmpty()) {
            report.add(Finding.warning(
                    "the whole feed",
                    "stood still " + counted(gaps.size(), "time") + ": "
                            + gaps.stream()
                                    .limit(MOST_SHOWN)
                                    .map(gap -> gap.start() + " to " + gap.end())
                                    .collect(Collectors.joining(", ")),
                    "a point of some pair in each interval while the market is open",
                    "fetch these times again for all pairs; if the market was closed, add it to marketData.holidays"));
        }
    }

    private void faults(Fault fault, ReportBuilder report) {
        var complaint = new Complaint(Severity.WARNING, "no such point", Remedies.of(fault));
        for (var pair : section.pairs()) {
            var count = pair.count(fault);
            if (count > 0) {
                var first = pair.faults().get(fault).first().stream()
                        .map(Instant::toString)
                        .collect(Collectors.joining(", "));
                var seen = counted(count, "point") + " " + fault.words();
                complaint.add(pair.pair(), first.isEmpty() ? seen : seen + ": " + first, count);
            }
        }
        complaint.addTo(report);
    }

    private void jumps(Jump.Kind kind, ReportBuilder report) {
        var complaint =
                new Complaint(Severity.WARNING, "at most 12 usual steps from one price to the next", Remedies.of(kind));
        for (var pair : section.pairs()) {
            var jumps = pair.jumps().largest().stream()
                    .filter(jump -> jump.kind() == kind)
                    .toList();
            if (!jumps.isEmpty()) {
                complaint.add(pair.pair(), jumps(kind, jumps), jumps.size());
            }
        }
        complaint.addTo(report);
    }

    private static String jumps(Jump.Kind kind, List<Jump> jumps) {
        return counted(jumps.size(), Remedies.name(kind)) + ": "
                + jumps.stream()
                        .limit(MOST_SHOWN)
                        .map(jump -> MarketReview.price(jump.from()) + " to " + MarketReview.price(jump.to()) + " at "
                                + jump.at())
                        .collect(Collectors.joining(", "));
    }

    private void spikes(ReportBuilder report) {
        var complaint = new Complaint(Severity.INFO, "", "");
        for (var pair : section.pairs()) {
            var spikes = pair.spikes();
            if (spikes.count() > 0) {
                var first = spikes.largest().get(0);
                var seen = counted(spikes.count(), "volume") + " far above the usual: "
                        + Units.format(first.times(), Unit.COUNT) + " times the median at " + first.at();
                complaint.add(pair.pair(), seen, spikes.count());
            }
        }
        complaint.addTo(report);
    }

    private void order(ReportBuilder report) {
        var complaint = new Complaint(
                Severity.WARNING,
                "points in the order of time",
                "sort the file, or see why the feed writes back in time");
        var odd = new Complaint(Severity.INFO, "", "");
        for (var pair : section.pairs()) {
            if (pair.unordered() > 0) {
                complaint.add(
                        pair.pair(), counted(pair.unordered(), "point") + " out of order", (double) pair.unordered());
            }
            if (pair.offGrid() > 0) {
                odd.add(pair.pair(), counted(pair.offGrid(), "point") + " not at a whole interval", (double)
                        pair.offGrid());
            }
        }
        complaint.addTo(report);
        odd.addTo(report);
    }

    private void measure(ReportBuilder report) {
        report.add(Measurement.count("market_pairs", section.pairs().size()));
        report.add(Measurement.count("market_points", section.points()));
        report.add(Measurement.count("market_missing", section.missing()));
        report.add(Measurement.count("market_faulty", section.faulty()));
        for (var pair : section.pairs()) {
            report.add(Measurement.count(KnownPairs.POINTS, pair.points()).on(KnownPairs.PREFIX + pair.pair()));
        }
        // The next run misses them too.
        section.absent()
                .forEach(pair ->
                        report.add(Measurement.count(KnownPairs.POINTS, 0).on(KnownPairs.PREFIX + pair)));
        for (var pair : section.pairs()) {
            report.add(Measurement.count("market_missing", pair.gaps().missing())
                    .limit(config.maxMissing())
                    .on(KnownPairs.PREFIX + pair.pair()));
        }
    }

    private static String count(long count) {
        return Units.format((double) count, Unit.COUNT);
    }

    private static String counted(long count, String thing) {
        return count(count) + " " + thing + (count == 1 ? "" : "s");
    }
}
