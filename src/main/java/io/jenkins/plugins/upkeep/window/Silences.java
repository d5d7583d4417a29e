package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.MonitoringConfig;
import io.jenkins.plugins.upkeep.monitoring.Alertmanager;
import io.jenkins.plugins.upkeep.monitoring.Matcher;
import io.jenkins.plugins.upkeep.monitoring.Silence;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.window.state.Window;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The silences of windows in Alertmanager, one for each. An Alertmanager that does not answer keeps no window from being
 * entered or left: what failed is a finding.
 */
final class Silences {
    private static final String SUBJECT = "silence";

    private final String service;
    private final List<Matcher> matchers;
    private final Optional<Alertmanager> alertmanager;
    private final Optional<String> problem;
    private final Clock clock;

    private Silences(
            String service,
            List<Matcher> matchers,
            Optional<Alertmanager> alertmanager,
            Optional<String> problem,
            Clock clock) {
        this.service = service;
        this.matchers = matchers;
        this.alertmanager = alertmanager;
        this.problem = problem;
        this.clock = clock;
    }

    /** An address that cannot be resolved, or is none, keeps no window from being left. */
    static Silences of(Config config, MaintenanceConfig settings, Clock clock) {
        var matchers = settings.silence().of(config.service());
        try {
            var monitoring = settings.silence().enabled()
                    ? config.find(MonitoringConfig.class)
                    : Optional.<MonitoringConfig>empty();
            return new Silences(
                    config.service(), matchers, monitoring.flatMap(Alertmanager::of), Optional.empty(), clock);
        } catch (ConfigException e) {
            return new Silences(config.service(), matchers, Optional.empty(), Optional.of(e.getMessage()), clock);
        }
    }

    /**
     * @return what is silenced, in words; empty when nothing is
     */
    Optional<String> inWords() {
        return alertmanager.map(server -> "the alerts with "
                + matchers.stream().map(Matcher::toString).collect(Collectors.joining(", ")) + " at "
                + server.address());
    }

    /**
     * Makes a window's silence, or gives the one that it has the window's times.
     *
     * @param findings told what failed
     * @return the window with its silence
     */
    Window ensure(Window window, Consumer<Finding> findings) throws InterruptedException {
        problem.ifPresent(text -> findings.accept(failed(window, "cannot be made", text)));
        if (alertmanager.isEmpty()) {
            return window;
        }
        try {
            var server = alertmanager.get();
            var known = find(server, window);
            var wanted = wanted(window);
            var id = server.put(known.map(silence -> changed(silence, wanted)).orElse(wanted));
            return window.silencedBy(Optional.of(id));
        } catch (UpkeepException e) {
            findings.accept(failed(window, "cannot be made", e.getMessage()));
            return window;
        }
    }

    /** One that has begun keeps its beginning; with another one Alertmanager would end it and make a new one. */
    private static Silence changed(Silence known, Silence wanted) {
        return new Silence(
                known.id(),
                wanted.matchers(),
                known.state().filter("active"::equals).isPresent() ? known.startsAt() : wanted.startsAt(),
                wanted.endsAt(),
                wanted.createdBy(),
                wanted.comment(),
                known.state());
    }

    private static Finding failed(Window window, String what, String why) {
        return Finding.warning(
                SUBJECT + " of window " + window.id(),
                what + ": " + why + "; people may be told of alerts meanwhile",
                "",
                "tell those on duty, then enter the window once more with --id " + window.id());
    }

    private Silence wanted(Window window) {
        var now = clock.instant();
        var start = window.start().isAfter(now) ? window.start() : now;
        var comment = window.description().isEmpty() ? "maintenance of " + service : window.description();
        return Silence.of(matchers, start, window.until(), creator(window), comment + " (by " + window.by() + ")");
    }

    /** By this a silence is found again whose id could not be remembered. */
    private String creator(Window window) {
        return "upkeep: " + service + ", window " + window.id();
    }

    private Optional<Silence> find(Alertmanager server, Window window) throws UpkeepException, InterruptedException {
        var remembered = window.silence().isPresent()
                ? server.silence(window.silence().get()).filter(silence -> !silence.isExpired())
                : Optional.<Silence>empty();
        return remembered.isPresent()
                ? remembered
                : ours(server, window).stream().findFirst();
    }

    private List<Silence> ours(Alertmanager server, Window window) throws UpkeepException, InterruptedException {
        return server.silences(List.of()).stream()
                .filter(silence -> !silence.isExpired() && silence.createdBy().equals(creator(window)))
                .toList();
    }

    /** Ends all that a window has made; told as a finding when that fails. */
    void end(Window window, Consumer<Finding> findings) throws InterruptedException {
        try {
            if (alertmanager.isPresent()) {
                end(alertmanager.get(), window);
            }
        } catch (UpkeepException e) {
            findings.accept(Finding.warning(
                    SUBJECT + " of window " + window.id(),
                    "cannot be ended: " + e.getMessage() + "; it ends by itself at " + Window.seconds(window.until()),
                    "",
                    window.silence()
                            .map(id -> "end it before: amtool silence expire " + id)
                            .orElse("look at Alertmanager's silences, whether there is one by " + creator(window))));
        }
    }

    private void end(Alertmanager server, Window window) throws UpkeepException, InterruptedException {
        for (var silence : ours(server, window)) {
            server.expire(silence.id().orElseThrow());
        }
    }

    /**
     * @return the state of a window's silence: {@code active until …}, {@code none}, or why it is not known
     */
    String state(Window window) throws InterruptedException {
        if (alertmanager.isEmpty()) {
            return problem.map(why -> "unknown: " + why).orElse("none");
        }
        try {
            return find(alertmanager.get(), window)
                    .map(silence -> silence.state().orElse("") + " until " + Window.seconds(silence.endsAt()))
                    .orElse("none");
        } catch (UpkeepException e) {
            return "unknown: " + e.getMessage();
        }
    }
}
