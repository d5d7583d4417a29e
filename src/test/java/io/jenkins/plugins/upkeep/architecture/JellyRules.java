package io.jenkins.plugins.upkeep.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules for views of Jenkins: they escape what they show, and a strict policy of content lets all of them pass. */
final class JellyRules {
    private static final String ESCAPE = "<?jelly escape-by-default='true'?>\n";
    private static final Map<String, Pattern> FORBIDDEN = Map.of(
            "a script within the page", Pattern.compile("<script\\b(?![^>]*\\bsrc=)"),
            "a style within the page", Pattern.compile("<style\\b"),
            "a style of an element", Pattern.compile("\\sstyle\\s*="),
            "an attribute that runs", Pattern.compile("\\son[a-z]+\\s*=", Pattern.CASE_INSENSITIVE),
            "an address that runs", Pattern.compile("javascript:", Pattern.CASE_INSENSITIVE));

    private JellyRules() {}

    /** What is wrong with a view. */
    static List<String> violations(String view) {
        var violations = new ArrayList<String>();
        if (!view.startsWith(ESCAPE)) {
            violations.add("does not begin with " + ESCAPE.strip());
        }
        FORBIDDEN.forEach((what, pattern) -> {
            if (pattern.matcher(view).find()) {
                violations.add("has " + what);
            }
        });
        return violations;
    }
}
