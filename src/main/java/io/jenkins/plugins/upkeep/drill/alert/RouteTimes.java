package io.jenkins.plugins.upkeep.drill.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long Alertmanager lets notifications to a receiver wait. Where several routes lead to it, the longest counts.
 *
 * @param groupWait how long after the first alert of a group
 * @param groupInterval how long after the group's last notification, which the end of an alert waits for too
 */
record RouteTimes(Duration groupWait, Duration groupInterval) {
    private static final RouteTimes DEFAULT = new RouteTimes(Duration.ofSeconds(30), Duration.ofMinutes(5));
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhdwy])");

    /** Reads them from the configuration as Alertmanager shows it; empty when it cannot be read, or has no such receiver. */
    static Optional<RouteTimes> of(String config, String receiver) {
        try {
            var found = new ArrayList<RouteTimes>();
            walk(new YAMLMapper().readTree(config).path("route"), "", DEFAULT, receiver, found);
            return found.stream().reduce(RouteTimes::longer);
        } catch (JsonProcessingException e) {
            // Its form is not promised; the test then waits without knowing for how long.
            return Optional.empty();
        }
    }

    private static void walk(
            JsonNode route, String parent, RouteTimes inherited, String receiver, List<RouteTimes> found) {
        var name = route.path("receiver").asText(parent);
        var times = new RouteTimes(
                duration(route.path("group_wait").asText(), inherited.groupWait),
                duration(route.path("group_interval").asText(), inherited.groupInterval));
        if (name.equals(receiver)) {
            found.add(times);
        }
        route.path("routes").forEach(child -> walk(child, name, times, receiver, found));
    }

    private static RouteTimes longer(RouteTimes one, RouteTimes other) {
        return new RouteTimes(longer(one.groupWait, other.groupWait), longer(one.groupInterval, other.groupInterval));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration duration(String text, Duration otherwise) {
        var parts = PART.matcher(text);
        var sum = Duration.ZERO;
        var found = false;
        while (parts.find()) {
            sum = sum.plus(unit(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1))));
            found = true;
        }
        return found ? sum : otherwise;
    }

    private static Duration unit(String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(7);
            default -> Duration.ofDays(365);
        };
    }
}
