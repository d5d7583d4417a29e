package io.jenkins.plugins.upkeep.jenkins.page;

import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.View;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How long the runs of a task took and what they measured, as charts. */
final class TaskTrend {
    private static final int MOST_CHARTS = 6;
    private static final String DURATION = "duration";

    private TaskTrend() {}

    /** One chart for the duration and one for each of the first measurements of the last report. */
    static List<View> of(TaskRecord task) {
        var last = task.last();
        var measured = last.measurements().keySet().stream()
                .filter(name -> !name.equals(DURATION))
                .limit(MOST_CHARTS - 1L)
                .map(name -> chart(
                        task,
                        name,
                        last.units().getOrDefault(name, Unit.COUNT),
                        run -> run.measurement(name).orElse(Double.NaN)));
        return Stream.concat(Stream.of(chart(task, DURATION, Unit.SECONDS, HistoryEntry::seconds)), measured)
                .toList();
    }

    private static View chart(TaskRecord task, String name, Unit unit, ToDoubleFunction<HistoryEntry> value) {
        var label = Measurement.of(name, 0, unit).label();
        var points = task.runs().stream()
                .map(run -> new View.Point(run.started(), value.applyAsDouble(run)))
                .toList();
        return new View.Lines(label, unit, List.of(new View.Series(label, points)));
    }
}
