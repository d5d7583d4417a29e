package io.jenkins.plugins.upkeep.drill.alert;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the way of an alert is tried.
 *
 * @param receiver the receiver of Alertmanager that must get the test alert
 * @param severity the test alert's label of that name
 * @param labels further labels of the test alert
 * @param listen where the test takes Alertmanager's notification itself
 * @param limit how long the test waits for each thing that must arrive
 */
@Place("drill.alertTest")
public record AlertTestConfig(
        @Key("The receiver of Alertmanager that the test alert must be routed to; any when left out")
        Optional<String> receiver,

        @Key(value = "The label severity of the test alert, by which routes choose", defaultValue = "critical")
        String severity,

        @Key("Further labels of the test alert, by which routes choose")
        Map<String, String> labels,

        @Key("The host and port where the test itself takes a webhook of Alertmanager while it runs; it takes none"
                + " when left out")
        Optional<String> listen,

        @Key(name = "wait", value = "How long the test waits for each thing that must arrive", defaultValue = "60s")
        Duration limit) {
    private static final String PLACE = "(\\[[0-9a-fA-F:.]+\\]|[^:\\s/]+):[0-9]{1,5}";
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*";

    public AlertTestConfig {
        labels = Map.copyOf(labels);
        receiver.ifPresent(name -> Require.text("receiver", name));
        Require.text("severity", severity);
        Require.that(
                labels.keySet().stream().allMatch(name -> name.matches(LABEL)),
                "labels",
                "a map whose keys are names of labels: letters, digits and _, not a digit first");
        listen.ifPresent(
                place -> Require.that(place.matches(PLACE), "listen", "a host and a port such as 127.0.0.1:9099"));
        Require.positive("wait", limit);
    }
}
