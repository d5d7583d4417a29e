package io.jenkins.plugins.upkeep.monitoring.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An alert rule of Prometheus together with the cases that prove it: one in which it fires and one in which it stays quiet, at
 * least. There is no rule without them.
 *
 * @param name the alert's name
 * @param expression when it fires, in PromQL
 * @param hold how long it must be so
 * @param severity its label of that name: {@code warning}, {@code critical}
 * @param summary what happened, a line
 * @param description what that means and what to do first
 * @param cases how it is proven
 */
public record AlertRule(
        String name,
        String expression,
        Duration hold,
        String severity,
        AlertText summary,
        AlertText description,
        List<RuleCase> cases) {
    /** How long a case of a rule on something else than a counter needs before what it shows begins to count. */
    static final Duration LEAD = Duration.ofMinutes(6);

    public AlertRule {
        cases = List.copyOf(cases);
        if (cases.stream().allMatch(RuleCase::isQuiet) || cases.stream().noneMatch(RuleCase::isQuiet)) {
            throw new IllegalArgumentException(
                    "rule " + name + " needs a case in which it fires and one in which it stays quiet");
        }
    }

    static Draft named(String name) {
        return new Draft(name);
    }

    /** A rule that is being made. */
    static final class Draft {
        private static final String NO_VALUE = "";

        private final String name;
        private final List<RuleCase> cases = new ArrayList<>();
        private String expression = "";
        private Duration hold = Duration.ZERO;
        private Duration lead = LEAD;
        private String severity = "warning";
        private String summary = "";
        private String description = "";
        private Map<String, String> present = Map.of();

        private Draft(String name) {
            this.name = name;
        }

        Draft when(String promql) {
            expression = promql;
            return this;
        }

        Draft hold(Duration time) {
            hold = time;
            return this;
        }

        /** How long a case needs before what it shows begins to count. */
        Draft lead(Duration time) {
            lead = time;
            return this;
        }

        Draft critical() {
            severity = "critical";
            return this;
        }

        Draft says(String what, String whatToDo) {
            summary = what;
            description = whatToDo;
            return this;
        }

        /** Series that are there in all cases from here on. */
        Draft beside(Map<String, String> series) {
            present = series;
            return this;
        }

        /** It fires once it has been so for as long as it must. */
        Draft fires(Map<String, String> series, Map<String, String> labels, String value) {
            return add(series, List.of(new RuleCase.Fired(labels, value)));
        }

        Draft fires(Map<String, String> series, Map<String, String> labels) {
            return fires(series, labels, NO_VALUE);
        }

        Draft isQuiet(Map<String, String> series) {
            return add(series, List.of());
        }

        private Draft add(Map<String, String> series, List<RuleCase.Fired> alerts) {
            var all = new LinkedHashMap<>(present);
            all.putAll(series);
            cases.add(new RuleCase(all, hold.plus(lead), alerts));
            return this;
        }

        AlertRule build() {
            return new AlertRule(
                    name, expression, hold, severity, new AlertText(summary), new AlertText(description), cases);
        }
    }
}
