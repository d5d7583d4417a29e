package io.jenkins.plugins.upkeep.monitoring.rules;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule must say of some series: how promtool tries it.
 *
 * @param series the series by their names with labels, each with its values as promtool writes them, a minute apart; {@code 1x*} is a
 *     1 all the time
 * @param at when it is looked
 * @param alerts what fires then; nothing in a case in which it stays quiet
 */
public record RuleCase(Map<String, String> series, Duration at, List<Fired> alerts) {
    /** Stands for as many more values as there is time. */
    private static final String ALWAYS = "x*";

    public RuleCase {
        var all = new LinkedHashMap<>(series);
        all.replaceAll((name, values) -> values.replace(ALWAYS, "x" + (at.toMinutes() + 1)));
        series = Collections.unmodifiableMap(all);
        alerts = List.copyOf(alerts);
    }

    /**
     * An alert that fires.
     *
     * @param labels its labels without those that the rule adds
     * @param value what stands for its value in the texts
     */
    public record Fired(Map<String, String> labels, String value) {
        public Fired {
            labels = Map.copyOf(labels);
        }
    }

    boolean isQuiet() {
        return alerts.isEmpty();
    }
}
