package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The numbers, tables and charts of a review.
 *
 * @param review who did what
 * @param rules what is too much
 */
public record ReviewViews(Review review, ReviewRules rules) {
    private static final int MOST = 100;

    /** The numbers. */
    public List<Measurement> measurements() {
        return List.of(
                Measurement.count("access_requests", review.minutes().total()),
                Measurement.count("access_addresses", review.seen()),
                Measurement.count(
                        "access_login_failures",
                        sum(review, visitor -> visitor.failures().failures())),
                Measurement.count("access_suspects", suspects().count()),
                Measurement.count("access_odd_methods", sum(review, Visitor::oddMethods)),
                Measurement.count("access_scanner_requests", sum(review, Visitor::scannerRequests)),
                Measurement.count("access_requests_without_agent", sum(review, Visitor::namelessRequests)),
                Measurement.count("access_bursts", new Bursts(review).minutes().size()));
    }

    private static long sum(Review review, ToLongFunction<Visitor> value) {
        return review.addresses().stream().mapToLong(value).sum();
    }

    private Stream<Visitor> suspects() {
        return review.addresses().stream()
                .filter(visitor -> !Suspicion.of(visitor, rules).isEmpty());
    }

    /** Tables and charts. */
    public List<View> views() {
        var views = new ArrayList<View>();
        views.add(new View.Lines(
                "Most requests in a minute, by hour",
                Unit.COUNT,
                List.of(new View.Series(
                        "requests",
                        review.minutes().busiestByHour().stream()
                                .map(minute -> new View.Point(minute.start(), (double) minute.requests()))
                                .toList()))));
        views.add(table("Addresses that did something odd", suspects()));
        var networks =
                review.networks().stream().filter(network -> network.addresses().count() >= ReviewRules.ADDRESSES);
        views.add(table("Networks of several such addresses", networks));
        views.removeIf(ReviewViews::isEmpty);
        return views;
    }

    private static boolean isEmpty(View view) {
        return view instanceof View.Table table && table.rows().isEmpty();
    }

    private static View table(String title, Stream<Visitor> visitors) {
        var columns = Stream.concat(
                        Stream.of(View.Column.text("Who")),
                        Stream.concat(
                                Stream.of(
                                                "Requests",
                                                "Failed logins",
                                                "Paths of scans",
                                                "Paths refused",
                                                "Odd methods",
                                                "Scanner",
                                                "No agent",
                                                "Most in a minute")
                                        .map(View.Column::number),
                                Stream.of("First", "Last").map(View.Column::text)))
                .toList();
        var rows = visitors.sorted(Comparator.comparingLong(Visitor::weight).reversed())
                .limit(MOST)
                .map(ReviewViews::row)
                .toList();
        return new View.Table(title, columns, rows);
    }

    private static List<String> row(Visitor visitor) {
        return List.of(
                visitor.name(),
                Words.count(visitor.requests()),
                Words.count(visitor.failures().failures()),
                visitor.probes().words(),
                visitor.missing().words(),
                Words.count(visitor.oddMethods()),
                Words.count(visitor.scannerRequests()),
                Words.count(visitor.namelessRequests()),
                Words.count(visitor.mostInAMinute()),
                Words.time(visitor.firstSecond()),
                Words.time(visitor.lastSecond()));
    }
}
