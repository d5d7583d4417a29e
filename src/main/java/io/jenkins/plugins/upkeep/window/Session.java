package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.window.Announcer.Announcement;
import io.jenkins.plugins.upkeep.window.mode.ModeEvent;
import io.jenkins.plugins.upkeep.window.state.Window;
import io.jenkins.plugins.upkeep.window.state.Window.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One change of the windows of a service, made under their lock by one thread: what it sees, and what people are to be told. */
final class Session {
    private final WindowSite site;
    private final TaskLog log;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Announcement> news = new ArrayList<>();

    Session(WindowSite site, TaskLog log) {
        this.site = site;
        this.log = log;
    }

    WindowSite site() {
        return site;
    }

    Instant now() {
        return site.clock().instant();
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    void addAll(List<Finding> more) {
        findings.addAll(more);
    }

    void say(String line) {
        log.info(line);
    }

    void announce(Occasion occasion, String subject, Window window) {
        news.add(new Announcement(
                occasion, site.service() + ": " + subject, site.service() + ": " + subject + "\n" + window.inWords()));
    }

    List<Finding> findings() {
        return findings;
    }

    List<Announcement> news() {
        return news;
    }

    /** The windows that keep the mode on. */
    List<Window> open() throws UpkeepException {
        return site.folder().look().windows().stream()
                .filter(window -> window.state() == State.OPEN)
                .toList();
    }

    ModeEvent event(String kind, Window window) throws UpkeepException {
        var others = open().stream().filter(other -> !other.id().equals(window.id()));
        var all = kind.equals("enter") ? Stream.concat(others, Stream.of(window)) : others;
        return new ModeEvent(kind, site.service(), window, all.toList());
    }

    /** Tells the keeper when to look again. */
    void watch() throws UpkeepException, InterruptedException {
        var due = site.folder().look().windows().stream()
                .flatMap(window -> due(window).stream())
                .min(Instant::compareTo);
        site.keeper().watch(due).ifPresent(this::add);
    }

    private Optional<Instant> due(Window window) {
        return Optional.of(
                switch (window.state()) {
                    case PLANNED ->
                        window.announced() ? window.start() : window.start().minus(site.lead());
                    case ENTERING, OPEN -> window.until();
                    case LEAVING -> now();
                });
    }
}
