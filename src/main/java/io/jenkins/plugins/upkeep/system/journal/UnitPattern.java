package io.jenkins.plugins.upkeep.system.journal;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The name of a unit, or a pattern of such names with {@code *}, {@code ?} and {@code [a-z]}, as systemctl takes it. A name
 * without a kind means a service. Immutable.
 */
public final class UnitPattern {
    private static final Set<String> KINDS = Set.of(
            "service", "socket", "target", "device", "mount", "automount", "swap", "timer", "path", "slice", "scope");

    private final String text;
    private final Pattern pattern;

    private UnitPattern(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /**
     * @param text a name or a pattern
     */
    public static UnitPattern of(String text) {
        var isPattern = text.matches(".*[*?\\[].*");
        var kind = text.substring(text.lastIndexOf('.') + 1);
        var name = isPattern || KINDS.contains(kind) ? text : text + ".service";
        return new UnitPattern(text, isPattern ? pattern(name) : Pattern.compile(Pattern.quote(name)));
    }

    /**
     * @return whether it stands for a unit
     */
    public boolean matches(String unit) {
        return pattern.matcher(unit).matches();
    }

    private static Pattern pattern(String glob) {
        var regex = new StringBuilder();
        int at = 0;
        while (at < glob.length()) {
            var end = glob.charAt(at) == '[' ? glob.indexOf(']', at + 2) : -1;
            regex.append(end < 0 ? one(glob.charAt(at)) : oneOf(glob.substring(at + 1, end)));
            at = end < 0 ? at + 1 : end + 1;
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            // A range that runs backwards stands for nothing.
            return Pattern.compile("(?!)");
        }
    }

    private static String one(char character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(character));
        };
    }

    private static String oneOf(String choice) {
        var others = choice.startsWith("!") || choice.startsWith("^");
        var characters = (others ? choice.substring(1) : choice).replaceAll("([\\\\\\[\\]&^])", "\\\\$1");
        return "[" + (others ? "^" : "") + characters + "]";
    }

    @Override
    public String toString() {
        return text;
    }
}
