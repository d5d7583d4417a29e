package io.jenkins.plugins.upkeep.drill.alert;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How many notifications an Alertmanager has sent since it was started, by the kind of receiver ({@code webhook},
 * {@code slack}, ...).
 *
 * @param sent how many it sent, those that failed among them
 * @param failed how many of them failed, with all their attempts
 * @param attempts how many attempts failed; a notification that fails is tried again for some time
 */
record Notifications(Map<String, Long> sent, Map<String, Long> failed, Map<String, Long> attempts) {
    private static final String PREFIX = "alertmanager_notification";
    private static final Pattern SAMPLE = Pattern.compile(
            "alertmanager_(?<name>[a-z_]+)\\{[^}]*integration=\"(?<kind>[^\"]*)\"[^}]*\\} (?<value>[0-9.eE+]+).*");

    /** Reads them from its metrics. */
    static Notifications of(String metrics) {
        return new Notifications(
                sums(metrics, "notifications_total"),
                sums(metrics, "notifications_failed_total"),
                sums(metrics, "notification_requests_failed_total"));
    }

    private static Map<String, Long> sums(String metrics, String name) {
        var sums = new TreeMap<String, Long>();
        metrics.lines()
                .filter(line -> line.startsWith(PREFIX))
                .map(SAMPLE::matcher)
                .forEach(sample -> {
                    if (sample.matches() && sample.group("name").equals(name)) {
                        sums.merge(
                                sample.group("kind"), Math.round(Double.parseDouble(sample.group("value"))), Long::sum);
                    }
                });
        return sums;
    }

    /** What came on top of an earlier count. */
    Notifications since(Notifications earlier) {
        return new Notifications(
                difference(sent, earlier.sent),
                difference(failed, earlier.failed),
                difference(attempts, earlier.attempts));
    }

    private static Map<String, Long> difference(Map<String, Long> now, Map<String, Long> earlier) {
        var differences = new TreeMap<String, Long>();
        now.forEach((kind, count) -> {
            var more = count - earlier.getOrDefault(kind, 0L);
            if (more > 0) {
                differences.put(kind, more);
            }
        });
        return differences;
    }

    boolean hasFailure() {
        return !failed.isEmpty() || !attempts.isEmpty();
    }

    boolean isEmpty() {
        return sent.isEmpty() && !hasFailure();
    }
}
