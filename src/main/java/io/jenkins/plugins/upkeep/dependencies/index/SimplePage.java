package io.jenkins.plugins.upkeep.dependencies.index;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A package in the simple index in HTML (PEP 503): a page with a link for each file. It has no times. */
final class SimplePage {
    private static final Pattern LINK = Pattern.compile("(?is)<a\\s([^>]{0,8192}+)>([^<]{0,1024}+)</a>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([A-Za-z-]+)(?:\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s\"']++)))?");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|([a-z]{2,4}));");
    private static final Pattern HASH = Pattern.compile("#sha256=([0-9a-f]{64})");
    private static final Map<String, String> ENTITIES =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'");

    private SimplePage() {}

    static List<PythonFile> files(String page) {
        return LINK.matcher(page).results().map(SimplePage::file).toList();
    }

    private static PythonFile file(MatchResult link) {
        var attributes = ATTRIBUTE
                .matcher(link.group(1))
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1).toLowerCase(Locale.ROOT), SimplePage::value, (first, second) -> first));
        var hash = HASH.matcher(attributes.getOrDefault("href", ""));
        return new PythonFile(
                plain(link.group(2)).strip(),
                Optional.empty(),
                attributes.containsKey("data-yanked"),
                Optional.ofNullable(attributes.get("data-requires-python")).filter(text -> !text.isBlank()),
                hash.find() ? Optional.of(hash.group(1)) : Optional.empty());
    }

    private static String value(MatchResult attribute) {
        return IntStream.rangeClosed(2, 4)
                .mapToObj(attribute::group)
                .filter(text -> text != null)
                .findFirst()
                .map(SimplePage::plain)
                .orElse("");
    }

    private static String plain(String text) {
        return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(MatchResult entity) {
        if (entity.group(1) == null) {
            return ENTITIES.getOrDefault(entity.group(2), entity.group());
        }
        var point = Integer.parseInt(entity.group(1));
        return Character.isValidCodePoint(point) ? Character.toString(point) : "";
    }
}
