package io.jenkins.plugins.upkeep.drill.alert;

import io.jenkins.plugins.upkeep.report.Section;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a report says of a test alert, for programs. What was not seen is absent.
 *
 * @param id the test alert's label {@code upkeep_test}
 * @param receivers the receivers that Alertmanager routed it to
 * @param arrivalSeconds how long its notification took to the test's own webhook
 * @param resolutionSeconds how long the word that it is over took
 * @param sent how many notifications Alertmanager sent meanwhile, by kind of receiver
 * @param failed how many attempts of them failed, by kind of receiver
 * @param channels whether each channel of the tool took the test message
 */
public record AlertSection(
        String id,
        List<String> receivers,
        OptionalDouble arrivalSeconds,
        OptionalDouble resolutionSeconds,
        Map<String, Long> sent,
        Map<String, Long> failed,
        Map<String, Boolean> channels)
        implements Section {
    public AlertSection {
        receivers = List.copyOf(receivers);
        sent = Map.copyOf(sent);
        failed = Map.copyOf(failed);
        channels = Map.copyOf(channels);
    }

    @Override
    public String key() {
        return "alert";
    }
}
