package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DurationText;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import io.jenkins.plugins.upkeep.task.TaskOption;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import io.jenkins.plugins.upkeep.window.state.Ending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Announces and keeps maintenance windows. */
public final class WindowFamily implements TaskFamily {
    private static final String DURATION = "duration";
    private static final String DESCRIPTION = "description";
    private static final String START = "start";
    private static final String ID = "id";
    private static final String BY = "by";
    private static final List<TaskOption> ENTER = List.of(
            TaskOption.text(DURATION, "DURATION", "How long it lasts at most: 2h, 90m; it ends by itself then"),
            TaskOption.text(DESCRIPTION, "TEXT", "Why, in one line"),
            TaskOption.text(
                    START,
                    "TIME",
                    "When it begins: 2026-03-01T22:00:00Z, or by this machine's clock '2026-03-01 22:00' or 22:00;"
                            + " now when left out"),
            TaskOption.text(ID, "ID", "The window's name; the same name extends an open window; made up when left out"),
            TaskOption.text(BY, "WHO", "Who enters it; the build or the account when left out"));
    private static final List<TaskOption> LEAVE = List.of(
            TaskOption.text(ID, "ID", "The window's name; the only open window when left out"),
            TaskOption.flag("overdue", "Do only what is due: leave windows whose time is over, enter planned ones"),
            TaskOption.choice("outcome", "How the work in it ended, for the announcement", Ending.words()));

    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(
                new TaskDeclaration(
                                "window-enter",
                                "Announces maintenance, puts the service into its maintenance mode and silences alerts",
                                ENTER,
                                (config, options) -> enter(config, options, false))
                        .within("window", "enter")
                        .tellsItself(),
                new TaskDeclaration(
                                "window-leave",
                                "Ends a maintenance window: its mode, its silence, with an announcement",
                                LEAVE,
                                WindowFamily::leave)
                        .within("window", "leave")
                        .tellsItself(),
                new TaskDeclaration(
                                "window-schedule",
                                "Plans a maintenance window that is announced before and entered by itself",
                                ENTER,
                                (config, options) -> enter(config, options, true))
                        .within("window", "schedule")
                        .tellsItself());
    }

    private static Task enter(Config config, TaskOptions options, boolean later) throws ConfigException {
        var clock = Clock.systemUTC();
        var now = clock.instant();
        var start = options.text(START);
        if (later && start.isEmpty()) {
            throw new ConfigException("start: is missing; say when the window begins, such as --start 22:00");
        }
        var begin = start.isPresent()
                ? Optional.of(StartText.parse(start.get(), now, ZoneId.systemDefault()))
                : Optional.<Instant>empty();
        var request = new WindowRequest(
                        options.text(ID).orElseGet(() -> WindowRequest.newId(clock)),
                        duration(options),
                        options.text(DESCRIPTION).orElse(""),
                        begin,
                        options.text(BY).orElseGet(() -> who(config)))
                .checked();
        if (!request.end(now).isAfter(now)) {
            throw new ConfigException("start: the window would be over already; correct the start or the duration");
        }
        return new EnterWindow(Windows.of(config, clock), request);
    }

    private static Duration duration(TaskOptions options) throws ConfigException {
        var text = options.text(DURATION)
                .orElseThrow(() -> new ConfigException(
                        "duration: is missing; say how long the window lasts at most, such as --duration 2h"));
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("duration: " + e.getMessage(), e);
        }
    }

    /** A build of Jenkins, else the account. */
    private static String who(Config config) {
        return config.variable("BUILD_URL").map(Secret::reveal).orElse("user " + System.getProperty("user.name"));
    }

    private static Task leave(Config config, TaskOptions options) throws ConfigException {
        var ending = options.text("outcome").flatMap(Ending::of).orElse(Ending.SUCCEEDED);
        return new LeaveWindow(Windows.of(config), options.text(ID), options.flag("overdue"), ending);
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(MaintenanceConfig.class);
    }
}
