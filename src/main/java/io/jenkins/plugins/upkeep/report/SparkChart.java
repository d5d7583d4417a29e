package io.jenkins.plugins.upkeep.report;

import java.util.DoubleSummaryStatistics;

/** Many small lines below each other, on one common stretch of time. */
final class SparkChart {
    private SparkChart() {}

    static Html of(View.Sparks sparks) {
        var times = sparks.sparks().stream()
                .flatMap(spark -> spark.points().stream())
                .map(View.Point::at)
                .sorted()
                .toList();
        if (times.isEmpty()) {
            return Html.of("p", "calm").text("No numbers yet.");
        }
        var frame = new Plot(times.get(0), times.get(times.size() - 1), 0, 1);
        return Html.of("ul", "view", "bars")
                .add(sparks.sparks().stream().map(spark -> row(spark, frame)).toList());
    }

    private static Html row(View.Spark spark, Plot frame) {
        return Html.of("li", "bar-row", "spark-row")
                .add(Html.of("span", "bar-label").add(Html.foreign(spark.label())))
                .add(drawing(spark, frame))
                .add(Html.of("span", "bar-value").add(Html.foreign(spark.note())));
    }

    private static Html drawing(View.Spark spark, Plot frame) {
        return Html.of("svg", "spark")
                .with("viewBox", "0 0 1000 300")
                .with("preserveAspectRatio", "none")
                .with("width", "100%")
                .with("height", "28")
                .with("aria-hidden", "true")
                .add(Html.of("path", "line", "line-1")
                        .with("d", plot(spark, frame).path(spark.points()))
                        .with("fill", "none")
                        .with("stroke", "currentColor")
                        .with("vector-effect", "non-scaling-stroke"));
    }

    private static Plot plot(View.Spark spark, Plot frame) {
        var numbers = spark.points().stream()
                .mapToDouble(View.Point::value)
                .filter(Double::isFinite)
                .summaryStatistics();
        return new Plot(frame.start(), frame.end(), bottom(numbers), top(numbers));
    }

    private static double bottom(DoubleSummaryStatistics numbers) {
        return numbers.getCount() == 0 ? 0 : numbers.getMin() - margin(numbers);
    }

    private static double top(DoubleSummaryStatistics numbers) {
        return numbers.getCount() == 0 ? 1 : numbers.getMax() + margin(numbers);
    }

    /** A line without ups and downs lies in the middle. */
    private static double margin(DoubleSummaryStatistics numbers) {
        var span = numbers.getMax() - numbers.getMin();
        return span > 0 ? span / 20 : Math.max(1e-9, Math.abs(numbers.getMax()) / 20);
    }
}
