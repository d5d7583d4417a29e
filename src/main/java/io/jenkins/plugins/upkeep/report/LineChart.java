package io.jenkins.plugins.upkeep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Numbers over time as lines. The drawing stretches with the page; labels are text around it, so they stay sharp. Lines
 * differ by colour and by pattern.
 */
final class LineChart {
    private static final int PATTERNS = 6;

    private LineChart() {}

    static Html of(View.Lines lines) {
        if (values(lines).findAny().isEmpty()) {
            return Html.of("p", "calm").text("No numbers yet.");
        }
        var plot = Plot.around(lines);
        return Html.of("figure", "view", "lines")
                .add(legend(lines))
                .add(Html.of("div", "plot")
                        .add(scale(plot, lines.unit()))
                        .add(drawing(lines, plot))
                        .add(times(plot)));
    }

    private static DoubleStream values(View.Lines lines) {
        return lines.series().stream()
                .flatMap(series -> series.points().stream())
                .mapToDouble(View.Point::value)
                .filter(Double::isFinite);
    }

    private static Html legend(View.Lines lines) {
        var entries = IntStream.range(0, lines.series().size())
                .mapToObj(at -> entry(lines.series().get(at), at, lines.unit()))
                .toList();
        return Html.of("ul", "legend").add(entries);
    }

    private static Html entry(View.Series series, int index, Unit unit) {
        var sample = Html.of("svg", "sample")
                .with("viewBox", "0 0 28 8")
                .with("width", "28")
                .with("height", "8")
                .with("aria-hidden", "true")
                .add(line("M1 4H27", index));
        return Html.of("li")
                .add(sample, Html.of("span").add(Html.foreign(series.label())))
                .add(Html.of("span", "quiet").text(summary(series, unit)));
    }

    private static String summary(View.Series series, Unit unit) {
        var numbers = series.points().stream()
                .mapToDouble(View.Point::value)
                .filter(Double::isFinite)
                .toArray();
        if (numbers.length == 0) {
            return "no numbers";
        }
        var most = DoubleStream.of(numbers).max().orElseThrow();
        return "last " + Units.format(numbers[numbers.length - 1], unit) + ", most " + Units.format(most, unit);
    }

    private static Html scale(Plot plot, Unit unit) {
        var marks = Stream.of(plot.top(), (plot.top() + plot.bottom()) / 2, plot.bottom())
                .map(value -> Html.of("span").text(Units.format(value, unit)))
                .toList();
        return Html.of("div", "scale").add(marks);
    }

    private static Html times(Plot plot) {
        return Html.of("div", "times")
                .add(Html.of("span").text(plot.label(plot.start())))
                .add(Html.of("span").text(plot.label(plot.end())));
    }

    private static Html drawing(View.Lines lines, Plot plot) {
        var paths = new ArrayList<Html>();
        List.of(0, 150, 300).forEach(height -> paths.add(path("grid", "M0 " + height + "H1000")));
        for (int at = 0; at < lines.series().size(); at++) {
            paths.add(line(plot.path(lines.series().get(at).points()), at));
        }
        return Html.of("svg", "drawing")
                .with("viewBox", "0 0 1000 300")
                .with("preserveAspectRatio", "none")
                .with("width", "100%")
                .with("height", "220")
                .with("role", "img")
                .with("aria-label", lines.title())
                .add(paths);
    }

    private static Html line(String path, int index) {
        return path("line line-" + (index % PATTERNS + 1), path);
    }

    private static Html path(String name, String path) {
        return Html.of("path", name)
                .with("d", path)
                .with("fill", "none")
                .with("stroke", "currentColor")
                .with("vector-effect", "non-scaling-stroke");
    }
}
