package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a requirements file of pip. What changes in it is the text of versions and of their hashes; all else stays as it is,
 * to the byte.
 *
 * @param text the text
 * @param lines its lines, those that continue one put together
 */
record RequirementsText(String text, List<RequirementsLine> lines) {
    private static final Pattern COMMENT = Pattern.compile("[ \\t]*#.*", Pattern.DOTALL);

    RequirementsText {
        lines = List.copyOf(lines);
    }

    static RequirementsText parse(String text) {
        var lines = new ArrayList<RequirementsLine>();
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        int number = 1;
        while (from < text.length()) {
            int end = end(text, from);
            var line = text.substring(from, end);
            lines.add(new RequirementsLine(line, from, number));
            number += (int) line.chars().filter(each -> each == '\n').count();
            from = end;
        }
        return new RequirementsText(text, lines);
    }

    /** Behind the line's end; a line that ends with a backslash goes on, unless it is a comment. */
    private static int end(String text, int from) {
        int end = behind(text, from);
        if (COMMENT.matcher(text.substring(from, end)).matches()) {
            return end;
        }
        while (end < text.length() && isContinued(text, end)) {
            end = behind(text, end);
        }
        return end;
    }

    private static int behind(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    private static boolean isContinued(String text, int end) {
        int last = end - 2;
        if (last >= 0 && text.charAt(last) == '\r') {
            last--;
        }
        return text.charAt(end - 1) == '\n' && last >= 0 && text.charAt(last) == '\\';
    }

    List<Pin> pins() {
        return lines.stream().flatMap(line -> line.pin().stream()).toList();
    }

    /** The one pin of a package; empty when there is none in that version. */
    Optional<Pin> pin(Update update) {
        return pins().stream()
                .filter(pin -> pin.name().equals(RequirementsLine.normal(update.name()))
                        && pin.version().equals(update.from()))
                .findFirst();
    }

    /** Why an update cannot be written into this text; empty when it can, or when the text has nothing to do with it. */
    Optional<String> obstacle(Update update) {
        var name = RequirementsLine.normal(update.name());
        var named = pins().stream().filter(pin -> pin.name().equals(name)).toList();
        if (named.size() > 1) {
            return Optional.of("is named in lines " + named.get(0).line() + " and "
                    + named.get(1).line() + ", for different cases; change it by hand");
        }
        var hashes = named.stream().flatMap(pin -> pin.hashes().stream()).findFirst();
        if (hashes.isPresent() && !hashes.get().replaceable()) {
            return Optional.of("has hashes that are not SHA-256; change it by hand");
        }
        return hashes.isPresent() && update.release().hashes().isEmpty()
                ? Optional.of("has hashes, and the index gives no SHA-256 of the new release; change it by hand")
                : Optional.empty();
    }

    /** The text after updates; those that it does not name change nothing. */
    String with(List<Update> updates) throws UpkeepException {
        var edits = new ArrayList<Edit>();
        for (var update : updates) {
            var obstacle = obstacle(update);
            if (obstacle.isPresent()) {
                throw new UpkeepException(update.name() + ": " + obstacle.get());
            }
            pin(update).ifPresent(pin -> edits.addAll(edits(pin, update)));
        }
        edits.sort(Comparator.comparing(Edit::from).reversed());
        var changed = new StringBuilder(text);
        edits.forEach(edit -> changed.replace(edit.from(), edit.to(), edit.text()));
        return changed.toString();
    }

    private record Edit(int from, int to, String text) {}

    private static List<Edit> edits(Pin pin, Update update) {
        var version = new Edit(pin.from(), pin.to(), update.to());
        return pin.hashes()
                .map(hashes -> List.of(version, hashes(hashes, update)))
                .orElse(List.of(version));
    }

    private static Edit hashes(Pin.Hashes old, Update update) {
        var all = update.release().hashes().stream()
                .map(hash -> "--hash=sha256:" + hash)
                .toList();
        return new Edit(old.from(), old.to(), String.join(old.between(), all));
    }
}
