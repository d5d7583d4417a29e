package io.jenkins.plugins.upkeep.monitoring.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules as Prometheus reads them, and their cases as promtool does. */
public final class RuleFiles {
    private static final String INTERVAL = "1m";

    private RuleFiles() {}

    /**
     * @param file the file with the rules
     * @param groups the rules
     * @return the content of a file for {@code promtool test rules}
     */
    public static Map<String, Object> tests(String file, List<Rules.Group> groups) {
        var tests = groups.stream()
                .flatMap(group -> group.rules().stream())
                .flatMap(rule -> rule.cases().stream().map(one -> test(rule, one)))
                .toList();
        var content = new LinkedHashMap<String, Object>();
        content.put("rule_files", List.of(file));
        content.put("evaluation_interval", INTERVAL);
        content.put("tests", tests);
        return content;
    }

    private static Map<String, Object> test(AlertRule rule, RuleCase one) {
        var test = new LinkedHashMap<String, Object>();
        test.put("name", rule.name() + (one.isQuiet() ? " stays quiet" : " fires"));
        test.put("interval", INTERVAL);
        test.put(
                "input_series",
                one.series().entrySet().stream()
                        .map(series -> Map.of("series", series.getKey(), "values", series.getValue()))
                        .toList());
        var alert = new LinkedHashMap<String, Object>();
        alert.put("eval_time", Promql.duration(one.at()));
        alert.put("alertname", rule.name());
        alert.put(
                "exp_alerts",
                one.alerts().stream().map(fired -> expected(rule, fired)).toList());
        test.put("alert_rule_test", List.of(alert));
        return test;
    }

    private static Map<String, Object> expected(AlertRule rule, RuleCase.Fired fired) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("severity", rule.severity());
        labels.putAll(fired.labels());
        var expected = new LinkedHashMap<String, Object>();
        expected.put("exp_labels", labels);
        expected.put(
                "exp_annotations",
                Map.of(
                        "summary", rule.summary().of(fired),
                        "description", rule.description().of(fired)));
        return expected;
    }

    /**
     * @param groups the rules
     * @return the content of a file with them
     */
    public static Map<String, Object> rules(List<Rules.Group> groups) {
        return Map.of("groups", groups.stream().map(RuleFiles::group).toList());
    }

    private static Map<String, Object> group(Rules.Group group) {
        var content = new LinkedHashMap<String, Object>();
        content.put("name", "upkeep " + group.name());
        content.put("rules", group.rules().stream().map(RuleFiles::rule).toList());
        return content;
    }

    private static Map<String, Object> rule(AlertRule rule) {
        var content = new LinkedHashMap<String, Object>();
        content.put("alert", rule.name());
        content.put("expr", rule.expression());
        if (!rule.hold().isZero()) {
            content.put("for", Promql.duration(rule.hold()));
        }
        content.put("labels", Map.of("severity", rule.severity()));
        var texts = new LinkedHashMap<String, String>();
        texts.put("summary", rule.summary().template());
        texts.put("description", rule.description().template());
        content.put("annotations", texts);
        return content;
    }
}
