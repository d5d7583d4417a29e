package io.jenkins.plugins.upkeep.drill.alert;

import io.jenkins.plugins.upkeep.monitoring.Alert;
import io.jenkins.plugins.upkeep.monitoring.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An alert that means nothing but itself. It is over by itself after a while, should the test be killed.
 *
 * @param id what no other alert bears
 * @param alert the alert
 */
record TestAlert(String id, Alert alert) {
    static final String NAME = "UpkeepAlertTest";
    static final String LABEL = "upkeep_test";
    private static final int SHORT = 12;
    private static final Duration SPARE = Duration.ofMinutes(2);

    static TestAlert of(String service, AlertTestConfig config, Instant now) {
        var id = UUID.randomUUID().toString().replace("-", "").substring(0, SHORT);
        var labels = new TreeMap<>(config.labels());
        labels.putAll(Map.of("alertname", NAME, "service", service, "severity", config.severity(), LABEL, id));
        var text = "This is test " + id + " of the way that alerts of " + service + " take. Nothing is wrong.";
        var annotations = Map.of("summary", "Test of the alerts of " + service, "description", text);
        var end = now.plus(config.limit().multipliedBy(2)).plus(SPARE);
        return new TestAlert(id, Alert.of(labels, annotations).until(end));
    }

    /** What finds this alert among all others. */
    List<Matcher> filter() {
        return List.of(Matcher.equal(LABEL, id));
    }
}
