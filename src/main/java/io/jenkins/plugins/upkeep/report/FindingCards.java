package io.jenkins.plugins.upkeep.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The findings of a report as cards: what to do stands out. */
final class FindingCards {
    private FindingCards() {}

    static Html of(List<Finding> findings) {
        var section = Html.of("section", "part").add(Html.of("h2").text("Findings"));
        return findings.isEmpty()
                ? section.add(
                        Html.of("p", "calm").text("Nothing to report: all that was looked at is within its limits."))
                : section.add(findings.stream().map(FindingCards::card).toList());
    }

    /** How many findings of each severity there are, the gravest first: {@code 1 critical, 2 warnings}. */
    static String count(List<Finding> findings) {
        Map<Severity, Long> counts = findings.stream()
                .collect(Collectors.groupingBy(
                        Finding::severity, () -> new EnumMap<>(Severity.class), Collectors.counting()));
        var words = Stream.of(Severity.CRITICAL, Severity.UNKNOWN, Severity.WARNING, Severity.INFO)
                .filter(counts::containsKey)
                .map(severity -> counts.get(severity) + " " + word(severity, counts.get(severity)))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "none" : words;
    }

    private static String word(Severity severity, long count) {
        return severity == Severity.WARNING && count > 1
                ? "warnings"
                : severity.name().toLowerCase(Locale.ROOT);
    }

    private static Html card(Finding finding) {
        return Html.of("article", "finding", Badge.tone(finding.severity()))
                .add(Html.of("div", "finding-head")
                        .add(Badge.of(finding.severity()))
                        .add(Html.of("h3").add(Html.foreign(finding.subject()))))
                .add(seen(finding))
                .add(action(finding.action()));
    }

    private static Html seen(Finding finding) {
        var line = Html.of("p", "seen").add(Html.foreign(finding.seen()));
        return finding.limit().isEmpty()
                ? line
                : line.add(Html.of("span", "limit").text("limit ").add(Html.foreign(finding.limit())));
    }

    private static Html action(String action) {
        return action.isEmpty()
                ? Html.nothing()
                : Html.of("p", "action")
                        .add(Html.of("span", "action-word").text("What to do"))
                        .add(Html.foreign(action));
    }
}
