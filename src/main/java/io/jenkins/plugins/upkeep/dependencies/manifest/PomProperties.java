package io.jenkins.plugins.upkeep.dependencies.manifest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The properties that a {@code pom.xml} sets, those that it has anyway included. */
final class PomProperties {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^${}]{1,200})\\}");
    private static final int LONGEST = 500;
    private static final int MOST_STEPS = 20;

    private final Map<String, String> values;

    private PomProperties(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    static PomProperties of(XmlElement project, List<XmlElement> properties) {
        var values = new HashMap<String, String>();
        properties.forEach(section ->
                section.children().forEach(property -> values.putIfAbsent(property.name(), property.text())));
        for (var name : List.of("groupId", "artifactId", "version")) {
            var ofParent =
                    project.child("parent").map(parent -> parent.textOf(name)).orElse("");
            var own = project.textOf(name);
            put(values, "project.parent." + name, ofParent);
            put(values, "project." + name, own.isEmpty() && !name.equals("artifactId") ? ofParent : own);
            put(values, "pom." + name, values.getOrDefault("project." + name, ""));
        }
        return new PomProperties(values);
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }

    /** The text with all that is known put in; a text that would grow without bounds is left half done. */
    String resolved(String text) {
        var result = text;
        for (var step = 0; step < MOST_STEPS && result.contains("${") && result.length() <= LONGEST; step++) {
            result = REFERENCE.matcher(result).replaceAll(this::value);
        }
        return result;
    }

    private String value(MatchResult reference) {
        return Matcher.quoteReplacement(values.getOrDefault(reference.group(1), reference.group()));
    }
}
