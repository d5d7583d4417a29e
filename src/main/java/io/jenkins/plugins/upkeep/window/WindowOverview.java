package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.window.state.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the windows of a service are, after what was due has been done.
 *
 * @param service the service's name
 * @param mode whether the service is under maintenance, as far as is known, and by which ways
 * @param windows all windows
 * @param problems what someone should know
 */
public record WindowOverview(String service, Mode mode, List<Row> windows, List<Finding> problems) {
    public WindowOverview {
        windows = List.copyOf(windows);
        problems = List.copyOf(problems);
    }

    /**
     * The maintenance mode.
     *
     * @param on whether the service was told that it is under maintenance, by any way
     * @param ways the ways that upkeep.yaml names
     */
    public record Mode(boolean on, List<String> ways) {
        public Mode {
            ways = List.copyOf(ways);
        }
    }

    /**
     * A window.
     *
     * @param id its name
     * @param state {@code planned}, {@code open}, or {@code leaving} when it could not be left
     * @param start when it begins or began
     * @param until when it ends by itself
     * @param description why
     * @param by who entered or planned it
     * @param silence how its silence is
     * @param problem why it could not be left
     */
    public record Row(
            String id,
            String state,
            Instant start,
            Instant until,
            String description,
            String by,
            String silence,
            Optional<String> problem) {}

    /**
     * Does what is due and looks.
     *
     * @param windows the windows of a service
     * @param log where is told what was due
     * @throws UpkeepException when they cannot be read
     * @throws InterruptedException when this thread was told to stop
     */
    public static WindowOverview of(Windows windows, TaskLog log) throws UpkeepException, InterruptedException {
        var site = windows.site();
        var problems = new ArrayList<>(windows.settle(log).findings());
        var rows = new ArrayList<Row>();
        for (var window : site.folder().look().windows()) {
            rows.add(row(window, site.silences().state(window)));
        }
        var on = site.folder().mode().isPresent();
        var overview =
                new WindowOverview(site.service(), new Mode(on, site.mode().ways()), rows, List.of());
        problems.addAll(site.mode().check(overview.isOpen()));
        rows.forEach(row -> silence(row, site.silences()).ifPresent(problems::add));
        return new WindowOverview(overview.service(), overview.mode(), rows, problems);
    }

    /**
     * @return whether a window is open, or could not be left
     */
    public boolean isOpen() {
        return windows.stream().anyMatch(row -> !row.state().equals("planned"));
    }

    private static Row row(Window window, String silence) {
        return new Row(
                window.id(),
                window.state().name().toLowerCase(Locale.ROOT),
                window.start(),
                window.until(),
                window.description(),
                window.by(),
                silence,
                window.problem());
    }

    private static Optional<Finding> silence(Row row, Silences silences) {
        if (row.state().equals("leaving")
                || silences.inWords().isEmpty()
                || row.silence().contains(" until ")) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                "silence of window " + row.id(),
                row.silence().equals("none") ? "is missing: somebody has ended it" : row.silence(),
                "",
                "enter the window once more with --id " + row.id() + " if alerts shall be quiet"));
    }

    /**
     * @return 0 when all is well, 1 when something needs attention, 2 when a window could not be left, 3 when it is not known
     */
    public int exitStatus() {
        return Status.of(problems).exitStatus();
    }
}
