package io.jenkins.plugins.upkeep.monitoring.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of an alert, a template of Prometheus.
 *
 * @param template the text with {@code {{ $labels.task }}} and <code>{{ $value | humanize }}</code>
 */
public record AlertText(String template) {
    private static final Pattern HOLE = Pattern.compile("\\{\\{ (?:\\$labels\\.(\\w+)|\\$value[^}]*|\"\\{\\{\") }}");

    /** Text of foreign origin, in which nothing is a template. */
    static String literal(String text) {
        return text.replace("{{", "{{ \"{{\" }}");
    }

    /** What Prometheus makes of it. */
    String of(RuleCase.Fired alert) {
        return HOLE.matcher(template)
                .replaceAll(hole -> Matcher.quoteReplacement(filled(hole.group(), hole.group(1), alert)));
    }

    private static String filled(String hole, String label, RuleCase.Fired alert) {
        if (label != null) {
            return alert.labels().getOrDefault(label, "");
        }
        return hole.contains("$value") ? alert.value() : "{{";
    }
}
