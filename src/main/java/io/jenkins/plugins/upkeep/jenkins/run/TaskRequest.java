package io.jenkins.plugins.upkeep.jenkins.run;

import io.jenkins.plugins.upkeep.jenkins.settings.CredentialUse;
import io.jenkins.plugins.upkeep.jenkins.settings.Threshold;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a step asks for. It is kept with the running program, so it names credentials and never holds them; a class and not
 * a record, since it is restored after a restart of the controller. Immutable.
 */
public final class TaskRequest implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String task;
    private final LinkedHashMap<String, String> options;
    private final String config;
    private final Threshold failOn;
    private final Threshold unstableOn;
    private final boolean dryRun;
    private final EnumMap<CredentialUse, String> credentials;
    /** Null where no sets are brought, as in requests of older versions. */
    private final SetSource source;
    /** Null for the only task of a step, as in requests of older versions. */
    private final String part;
    /** Null where no earlier reports are brought, as in requests of older versions. */
    private final ReportSource reports;

    /**
     * @param task the task's name with hyphens
     * @param options the values of its own options, by their names
     * @param config the path of upkeep.yaml in the workspace; null for the default
     * @param failOn from which status on the build fails; null for the default
     * @param unstableOn from which status on it is unstable; null for the default
     * @param dryRun whether it only plans
     * @param credentials the ids of the credentials, by what they are for
     * @param source where sets are brought from for it; null for a task that reads none
     */
    public TaskRequest(
            String task,
            Map<String, String> options,
            String config,
            Threshold failOn,
            Threshold unstableOn,
            boolean dryRun,
            Map<CredentialUse, String> credentials,
            SetSource source) {
        this(task, options, config, failOn, unstableOn, dryRun, credentials, source, null, null);
    }

    private TaskRequest(
            String task,
            Map<String, String> options,
            String config,
            Threshold failOn,
            Threshold unstableOn,
            boolean dryRun,
            Map<CredentialUse, String> credentials,
            SetSource source,
            String part,
            ReportSource reports) {
        this.task = task;
        this.options = new LinkedHashMap<>(options);
        this.config = config;
        this.failOn = failOn;
        this.unstableOn = unstableOn;
        this.dryRun = dryRun;
        this.credentials = new EnumMap<>(CredentialUse.class);
        this.credentials.putAll(credentials);
        this.source = source;
        this.part = part;
        this.reports = reports;
    }

    public String task() {
        return task;
    }

    Map<String, String> options() {
        return Collections.unmodifiableMap(options);
    }

    /** The same request, with a value for one of the task's own options. */
    TaskRequest withOption(String name, String value) {
        var changed = new LinkedHashMap<>(options);
        changed.put(name, value);
        return new TaskRequest(task, changed, config, failOn, unstableOn, dryRun, credentials, source, part, reports);
    }

    /**
     * The same request, of a step that runs several tasks around others of the pipeline: what it starts may go on when the
     * agent is given back.
     *
     * @param name tells the reports of these tasks apart; letters alone
     */
    TaskRequest asPart(String name) {
        return new TaskRequest(task, options, config, failOn, unstableOn, dryRun, credentials, source, name, reports);
    }

    /**
     * The same request, of a task that reviews what others reported.
     *
     * @param given whose reports; null for a task that reads none
     */
    public TaskRequest reviewing(ReportSource given) {
        return new TaskRequest(task, options, config, failOn, unstableOn, dryRun, credentials, source, part, given);
    }

    Optional<ReportSource> reports() {
        return Optional.ofNullable(reports);
    }

    boolean isLasting() {
        return part != null;
    }

    /** What a report is called in its build. */
    String reportId(String step) {
        return part == null ? step : step + part;
    }

    String config(String standard) {
        return config == null ? standard : config;
    }

    Threshold failOn(Threshold standard) {
        return failOn == null ? standard : failOn;
    }

    Threshold unstableOn(Threshold standard) {
        return unstableOn == null ? standard : unstableOn;
    }

    boolean dryRun() {
        return dryRun;
    }

    Map<CredentialUse, String> credentials() {
        return Collections.unmodifiableMap(credentials);
    }

    Optional<SetSource> source() {
        return Optional.ofNullable(source);
    }
}
