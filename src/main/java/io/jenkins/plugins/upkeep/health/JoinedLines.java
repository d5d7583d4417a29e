package io.jenkins.plugins.upkeep.health;

import io.jenkins.plugins.upkeep.report.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Draws what several probes have measured over time in one chart, where their charts have the same title. */
final class JoinedLines {
    private JoinedLines() {}

    static List<View> of(List<View> views) {
        var joined = new LinkedHashMap<String, View>();
        for (var view : views) {
            joined.merge(view.getClass().getSimpleName() + " " + view.title(), view, JoinedLines::join);
        }
        return List.copyOf(joined.values());
    }

    /** Tables and bars of the same title are never made. */
    private static View join(View one, View other) {
        if (one instanceof View.Lines first && other instanceof View.Lines second) {
            var series = new ArrayList<>(first.series());
            series.addAll(second.series());
            return new View.Lines(first.title(), first.unit(), series);
        }
        return other;
    }
}
