package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.window.state.Window;
import io.jenkins.plugins.upkeep.window.state.Window.State;
import java.time.Duration;

/** Enters a maintenance window, or plans one. */
final class EnterWindow implements Task {
    private final Windows windows;
    private final WindowRequest request;

    EnterWindow(Windows windows, WindowRequest request) {
        this.windows = windows;
        this.request = request;
    }

    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var started = context.clock().instant();
        var report = context.report();
        var verdict = context.dryRun() ? plan(context, report) : enter(context, report);
        return report.build(started, watch.elapsed(), verdict);
    }

    private String enter(TaskContext context, ReportBuilder report) throws UpkeepException, InterruptedException {
        var result = windows.enter(request, context.log());
        result.findings().forEach(report::add);
        tellIfUseless(report);
        var window = result.window().orElseThrow();
        report.section(WindowSection.of(window, windows.site().mode().ways()));
        report.add(Measurement.seconds("window_length", Duration.between(window.start(), window.until())));
        report.add(Measurement.count("open_windows", windows.open().size()));
        return window.state() == State.PLANNED
                ? context.service() + " will be under maintenance from " + Window.seconds(window.start()) + " "
                        + window.inWords()
                : context.service() + " is under maintenance " + window.inWords();
    }

    private void tellIfUseless(ReportBuilder report) {
        var site = windows.site();
        if (site.mode().ways().isEmpty() && site.silences().inWords().isEmpty()) {
            report.add(Finding.warning(
                    "maintenance",
                    "the window is only remembered: neither the service nor Alertmanager is told of it",
                    "",
                    "name maintenance.mode, or monitoring.alertmanager, in upkeep.yaml"));
        }
    }

    private String plan(TaskContext context, ReportBuilder report) throws UpkeepException {
        var now = context.clock().instant();
        var site = windows.site();
        var known = site.folder().find(request.id());
        if (known.filter(window -> window.state() == State.OPEN).isPresent()) {
            report.add(Finding.info(
                    "window " + request.id(),
                    "is open already, until " + Window.seconds(known.get().until())));
        } else if (windows.open().isEmpty()) {
            site.mode()
                    .ways()
                    .forEach(way -> report.add(Finding.info("maintenance mode", "would be entered by " + way)));
        } else {
            report.add(Finding.info("maintenance mode", "is on already, for another window"));
        }
        site.silences().inWords().ifPresent(text -> report.add(Finding.info("silence", "would keep quiet " + text)));
        tellIfUseless(report);
        return "nothing was changed; " + context.service() + " would be under maintenance from "
                + Window.seconds(request.begin(now)) + " until " + Window.seconds(request.end(now));
    }
}
