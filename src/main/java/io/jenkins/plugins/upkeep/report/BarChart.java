package io.jenkins.plugins.upkeep.report;

import java.util.Locale;

/** Amounts of a few things as bars. Labels and numbers are text beside them, so they stay sharp at every width. */
final class BarChart {
    private static final double WIDTH = 1_000;

    private BarChart() {}

    static Html of(View.Bars bars) {
        var most = bars.bars().stream().mapToDouble(BarChart::amount).max().orElse(0);
        return Html.of("ul", "view", "bars")
                .add(bars.bars().stream()
                        .map(bar -> row(bar, bars.unit(), most))
                        .toList());
    }

    private static Html row(View.Bar bar, Unit unit, double most) {
        return Html.of("li", "bar-row")
                .add(Html.of("span", "bar-label").add(Html.foreign(bar.label())))
                .add(drawing(most == 0 ? 0 : amount(bar) / most * WIDTH))
                .add(Html.of("span", "bar-value").text(Units.format(bar.value(), unit)));
    }

    private static Html drawing(double width) {
        return Html.of("svg", "bar")
                .with("viewBox", "0 0 1000 10")
                .with("preserveAspectRatio", "none")
                .with("width", "100%")
                .with("height", "10")
                .with("aria-hidden", "true")
                .add(rectangle("bar-ground", WIDTH), rectangle("bar-amount", width));
    }

    private static Html rectangle(String name, double width) {
        return Html.of("rect", name)
                .with("x", "0")
                .with("y", "0")
                .with("width", String.format(Locale.ROOT, "%.1f", width))
                .with("height", "10");
    }

    private static double amount(View.Bar bar) {
        return Double.isFinite(bar.value()) ? Math.max(0, bar.value()) : 0;
    }
}
