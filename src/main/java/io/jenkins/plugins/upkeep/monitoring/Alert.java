package io.jenkins.plugins.upkeep.monitoring;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An alert as it is told to Alertmanager. Alerts with the same labels are the same alert.
 *
 * @param labels what it is about; {@code alertname} is one of them
 * @param annotations what a person is told of it
 * @param startsAt since when; Alertmanager takes the time at which it hears of it when empty
 * @param endsAt when it is over; when empty, Alertmanager's own {@code resolve_timeout} after it heard of it last
 */
public record Alert(
        Map<String, String> labels,
        Map<String, String> annotations,
        Optional<Instant> startsAt,
        Optional<Instant> endsAt) {
    public Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** An alert that begins now. */
    public static Alert of(Map<String, String> labels, Map<String, String> annotations) {
        return new Alert(labels, annotations, Optional.empty(), Optional.empty());
    }

    /** The same alert, over at this time. */
    public Alert until(Instant end) {
        return new Alert(labels, annotations, startsAt, Optional.of(end));
    }
}
