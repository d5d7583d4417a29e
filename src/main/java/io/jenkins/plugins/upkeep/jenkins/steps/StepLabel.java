package io.jenkins.plugins.upkeep.jenkins.steps;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The line that stands beside a step in the views of a build: what was asked of it, without what is said by its name. */
final class StepLabel {
    private static final Set<String> SHOWN =
            Set.of("backupsOf", "config", "description", "dryRun", "duration", "set", "start", "verify");

    private StepLabel() {}

    static String of(Map<String, Object> arguments) {
        var label = arguments.entrySet().stream()
                .filter(argument -> SHOWN.contains(argument.getKey()) && argument.getValue() != null)
                .sorted(Map.Entry.comparingByKey())
                .map(argument -> argument.getKey() + ": " + argument.getValue())
                .collect(Collectors.joining(", "));
        return label.isEmpty() ? null : label;
    }
}
