package io.jenkins.plugins.upkeep.jenkins.run;

import io.jenkins.plugins.upkeep.config.DurationText;
import io.jenkins.plugins.upkeep.jenkins.settings.CredentialUse;
import io.jenkins.plugins.upkeep.jenkins.settings.Threshold;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a maintenance window is asked for. It is kept with the running program, so it names credentials and never holds them.
 * Immutable.
 */
public final class WindowRequest implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String ENTER = "window-enter";
    private static final String LEAVE = "window-leave";

    private final String duration;
    private final String description;
    private final Instant start;
    private final String config;
    private final boolean dryRun;
    private final EnumMap<CredentialUse, String> credentials;

    /**
     * @param duration how long it may last, as upkeep.yaml writes durations
     * @param description what is done in it
     * @param start when it begins; null for at once
     * @param config the path of upkeep.yaml in the workspace; null for the default
     * @param dryRun whether it is only planned
     * @param credentials the ids of the credentials, by what they are for
     */
    public WindowRequest(
            String duration,
            String description,
            Instant start,
            String config,
            boolean dryRun,
            Map<CredentialUse, String> credentials) {
        this.duration = duration;
        this.description = description;
        this.start = start;
        this.config = config;
        this.dryRun = dryRun;
        this.credentials = new EnumMap<>(CredentialUse.class);
        this.credentials.putAll(credentials);
    }

    /** The task that enters the window with this id, or plans it when it begins later. */
    TaskRequest enter(String id, String by) {
        var options = new LinkedHashMap<String, String>();
        options.put("duration", duration);
        options.put("description", description);
        if (start != null) {
            options.put("start", start.toString());
        }
        options.put("id", id);
        options.put("by", by);
        return task(ENTER, options).asPart("enter");
    }

    /** What keeps the configuration of a window that is open. */
    KeptConfig config(WindowState state) {
        return new KeptConfig(leave(state.id(), ""), state);
    }

    /** The task that leaves the window with this id. */
    TaskRequest leave(String id, String outcome) {
        var options = new LinkedHashMap<String, String>();
        options.put("id", id);
        options.put("outcome", outcome);
        return task(LEAVE, options).asPart("leave");
    }

    /** Without a window nothing of what it is for may happen, whatever is set for other steps. */
    private TaskRequest task(String name, Map<String, String> options) {
        return new TaskRequest(name, options, config, Threshold.CRITICAL, null, dryRun, credentials, null);
    }

    String title() {
        return "maintenance window of " + duration;
    }

    Duration duration() {
        return DurationText.parse(duration);
    }

    String description() {
        return description;
    }

    /** When it begins; empty for at once, and when it is only planned. */
    Optional<Instant> start() {
        return Optional.ofNullable(start).filter(instant -> !dryRun);
    }

    boolean dryRun() {
        return dryRun;
    }
}
