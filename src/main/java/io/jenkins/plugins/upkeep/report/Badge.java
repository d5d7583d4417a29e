package io.jenkins.plugins.upkeep.report;

import java.util.Locale;

/** Shows a status or a severity by a sign, a word and a colour, so that none of them is needed alone. */
final class Badge {
    private Badge() {}

    static Html of(Status status) {
        return badge(status.name(), sign(status));
    }

    static Html of(Severity severity) {
        return severity == Severity.INFO
                ? badge("INFO", "M8 7.2V11.4M8 4.6V4.8")
                : badge(severity.name(), sign(severity.status()));
    }

    /** The class that colours what stands for a status. */
    static String tone(Status status) {
        return "tone-" + status.name().toLowerCase(Locale.ROOT);
    }

    /** The class that colours what stands for a severity. */
    static String tone(Severity severity) {
        return "tone-" + severity.name().toLowerCase(Locale.ROOT);
    }

    private static Html badge(String word, String sign) {
        var tone = "tone-" + word.toLowerCase(Locale.ROOT);
        return Html.of("span", "badge", tone).add(icon(sign)).text(word);
    }

    private static Html icon(String path) {
        return Html.of("svg", "icon")
                .with("viewBox", "0 0 16 16")
                .with("width", "16")
                .with("height", "16")
                .with("aria-hidden", "true")
                .add(Html.of("path")
                        .with("d", path)
                        .with("fill", "none")
                        .with("stroke", "currentColor")
                        .with("stroke-width", "2")
                        .with("stroke-linecap", "round")
                        .with("stroke-linejoin", "round"));
    }

    private static String sign(Status status) {
        return switch (status) {
            case OK -> "M3.5 8.5L6.7 11.7L12.7 4.9";
            case WARNING -> "M8 3.2V8.8M8 12.4V12.6";
            case UNKNOWN -> "M5.4 5.9C5.4 2.6 10.6 2.6 10.6 5.7C10.6 7.6 8 7.6 8 9.4M8 12.6V12.8";
            case CRITICAL -> "M4.2 4.2L11.8 11.8M11.8 4.2L4.2 11.8";
        };
    }
}
