package io.jenkins.plugins.upkeep.monitoring;

import java.util.List;

/**
 * An alert as Alertmanager knows it: not yet over.
 *
 * @param alert the alert, with its times
 * @param state what Alertmanager does with it: {@code active}, {@code suppressed} or, for a moment, {@code unprocessed}
 * @param silencedBy the ids of the silences that keep it quiet
 * @param inhibitedBy the fingerprints of the alerts that keep it quiet
 * @param receivers the names of the receivers that it is routed to
 */
public record KnownAlert(
        Alert alert, String state, List<String> silencedBy, List<String> inhibitedBy, List<String> receivers) {
    public KnownAlert {
        silencedBy = List.copyOf(silencedBy);
        inhibitedBy = List.copyOf(inhibitedBy);
        receivers = List.copyOf(receivers);
    }

    /**
     * @return whether nobody is told of it at present
     */
    public boolean isSuppressed() {
        return state.equals("suppressed");
    }
}
