package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Unbroken;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.window.state.Ending;
import io.jenkins.plugins.upkeep.window.state.Window;
import io.jenkins.plugins.upkeep.window.state.Window.State;
import java.util.Optional;
import java.util.stream.Collectors;

/** Leaves a maintenance window, or those whose time is over. */
final class LeaveWindow implements Task {
    private final Windows windows;
    private final Optional<String> id;
    private final boolean overdue;
    private final Ending ending;

    /**
     * @param windows all there are
     * @param id which one; the only open one when empty
     * @param overdue only those whose time is over
     * @param ending how the work ended
     */
    LeaveWindow(Windows windows, Optional<String> id, boolean overdue, Ending ending) {
        this.windows = windows;
        this.id = id;
        this.overdue = overdue;
        this.ending = ending;
    }

    @Override
    public Report run(TaskContext context) throws UpkeepException {
        var watch = Stopwatch.started();
        var started = context.clock().instant();
        var report = context.report();
        // Nothing cuts it short: what was left would be told as a failure.
        var verdict = Unbroken.run(() -> verdict(context, report));
        return report.build(started, watch.elapsed(), verdict);
    }

    private String verdict(TaskContext context, ReportBuilder report) throws UpkeepException {
        var verdict = work(context, report);
        report.add(Measurement.count("open_windows", windows.open().size()));
        return verdict;
    }

    private String work(TaskContext context, ReportBuilder report) throws UpkeepException {
        if (context.dryRun()) {
            return plan(context, report);
        }
        if (overdue) {
            windows.settle(context.log()).findings().forEach(report::add);
            return "what was due has been done; " + rest(context);
        }
        return leave(context, report);
    }

    private String leave(TaskContext context, ReportBuilder report) throws UpkeepException {
        var name = id.isPresent() ? id : only();
        if (name.isEmpty()) {
            windows.settle(context.log()).findings().forEach(report::add);
            return "there was nothing to leave; " + rest(context);
        }
        var result = windows.leave(name.get(), ending, context.log());
        result.findings().forEach(report::add);
        if (result.window().isEmpty()) {
            report.add(Finding.info("window " + name.get(), "is not there; it was left before, or has another name"));
            return "window " + name.get() + " is not there; " + rest(context);
        }
        var window = result.window().get();
        report.section(WindowSection.of(
                window,
                result.isStuck() ? "leaving" : "left",
                windows.site().mode().ways()));
        return result.isStuck()
                ? "window " + name.get() + " could not be left: " + context.service()
                        + " may still be under maintenance"
                : "window " + name.get() + " is left; " + rest(context);
    }

    private Optional<String> only() throws ConfigException, UpkeepException {
        var open = windows.open();
        if (open.size() > 1) {
            throw new ConfigException("id: is missing, and " + open.size() + " windows are open; name one of "
                    + open.stream().map(Window::id).collect(Collectors.joining(", ")));
        }
        return open.stream().map(Window::id).findFirst();
    }

    private String rest(TaskContext context) throws UpkeepException {
        var open = windows.open();
        return open.isEmpty()
                ? context.service() + " is not under maintenance"
                : context.service() + " is still under maintenance for "
                        + open.stream()
                                .map(window -> window.id() + " until " + Window.seconds(window.until()))
                                .collect(Collectors.joining(", "));
    }

    private String plan(TaskContext context, ReportBuilder report) throws UpkeepException {
        var now = context.clock().instant();
        for (var window : overdue
                ? windows.open()
                : windows.open().stream().filter(this::isMeant).toList()) {
            var due =
                    !overdue || window.state() != State.OPEN || !window.until().isAfter(now);
            report.add(Finding.info(
                    "window " + window.id(), due ? "would be left" : "would stay open, its time is not over"));
        }
        return "nothing was changed; " + rest(context);
    }

    private boolean isMeant(Window window) {
        return id.isEmpty() || id.get().equals(window.id());
    }
}
