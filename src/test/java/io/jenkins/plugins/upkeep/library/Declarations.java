package io.jenkins.plugins.upkeep.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a declarative pipeline says of its job: parameters, schedule, labels. */
final class Declarations {
    private final List<Map<?, ?>> parameters = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<String> schedules = new ArrayList<>();

    Map<String, Function<Object[], Object>> all() {
        Function<Object[], Object> parameter = arguments -> parameters.add((Map<?, ?>) arguments[0]);
        return Map.of(
                "choice", parameter,
                "booleanParam", parameter,
                "string", parameter,
                "label", arguments -> labels.add((String) arguments[0]),
                "cron", arguments -> schedules.add((String) arguments[0]));
    }

    List<Map<?, ?>> parameters() {
        return parameters;
    }

    List<String> labels() {
        return labels;
    }

    List<String> schedules() {
        return schedules;
    }
}
