package io.jenkins.plugins.upkeep.report;

/** A view of a report as a part of the page with a heading. */
final class ViewFigure {
    private ViewFigure() {}

    static Html of(View view) {
        return Html.of("section", "part")
                .add(Html.of("h2").add(Html.foreign(view.title())))
                .add(content(view));
    }

    private static Html content(View view) {
        if (view instanceof View.Table table) {
            return TableView.of(table);
        }
        if (view instanceof View.Bars bars) {
            return BarChart.of(bars);
        }
        if (view instanceof View.Sparks sparks) {
            return SparkChart.of(sparks);
        }
        if (view instanceof View.Periods periods) {
            return PeriodChart.of(periods);
        }
        if (view instanceof View.Outlooks outlooks) {
            return OutlookChart.of(outlooks);
        }
        if (view instanceof View.Calendar calendar) {
            return StatusCalendar.of(calendar);
        }
        return LineChart.of((View.Lines) view);
    }
}
