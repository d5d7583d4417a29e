package io.jenkins.plugins.upkeep.config.yaml;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one YAML document into a tree. Aliases, tags, several documents and deep nesting are refused: a configuration
 * needs none of them, and without them a small file cannot become a large one.
 */
public final class YamlReader {
    private static final int DEEPEST = 20;
    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final YAMLParser parser;
    private final List<Problem> problems;

    private YamlReader(YAMLParser parser, List<Problem> problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /**
     * Reads a text, however broken: what is wrong with it stands in the result.
     *
     * @param text the document
     * @return its tree and its problems
     */
    public static YamlDocument read(String text) {
        var problems = new ArrayList<>(Characters.firstForbidden(text).stream().toList());
        if (!problems.isEmpty()) {
            return new YamlDocument(Optional.empty(), problems);
        }
        try (var parser = FACTORY.createParser(text)) {
            return new YamlDocument(new YamlReader(parser, problems).documentOrProblem(), problems);
        } catch (IOException e) {
            throw new IllegalStateException("YAML: a text in memory could not be opened or closed", e);
        }
    }

    private Optional<YamlNode> documentOrProblem() {
        try {
            return document();
        } catch (RefusedException e) {
            problems.add(e.problem());
        } catch (IOException e) {
            problems.add(SyntaxProblem.of(e, parser.currentLocation()));
        }
        return Optional.empty();
    }

    private Optional<YamlNode> document() throws IOException, RefusedException {
        if (parser.nextToken() == null) {
            return Optional.empty();
        }
        var root = node(KeyPath.ROOT, 0);
        if (parser.nextToken() != null) {
            throw refused(KeyPath.ROOT, "a second document begins here; keep one document in the file");
        }
        return Optional.of(root);
    }

    private YamlNode node(KeyPath path, int depth) throws IOException, RefusedException {
        if (depth > DEEPEST) {
            throw refused(path, "nested more than " + DEEPEST + " levels deep; no key needs that, remove it");
        }
        if (parser.isCurrentAlias()) {
            throw refused(path, "aliases (*name) are not allowed; write the value out, or put it in quotes");
        }
        if (parser.getTypeId() != null) {
            throw refused(path, "tags (!name) are not allowed; remove it, or put the value in quotes");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(path, depth);
            case START_ARRAY -> sequence(path, depth);
            default -> scalar();
        };
    }

    private YamlMapping mapping(KeyPath path, int depth) throws IOException, RefusedException {
        var start = mark();
        var entries = new LinkedHashMap<String, YamlEntry>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var key = mark();
            parser.nextToken();
            var entry = new YamlEntry(key, node(path.child(name), depth + 1));
            add(entries, name, entry, path);
        }
        return new YamlMapping(start, entries);
    }

    private void add(Map<String, YamlEntry> entries, String name, YamlEntry entry, KeyPath path) {
        var first = entries.putIfAbsent(name, entry);
        if (first != null) {
            var text = "duplicate key; it stands on line " + first.mark().line() + " already, keep one of them";
            problems.add(new Problem(entry.mark(), path.child(name), text));
        }
    }

    private YamlSequence sequence(KeyPath path, int depth) throws IOException, RefusedException {
        var start = mark();
        var items = new ArrayList<YamlNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(path.item(items.size()), depth + 1));
        }
        return new YamlSequence(start, items);
    }

    private YamlNode scalar() throws IOException {
        var text = parser.getText();
        // An empty text in quotes is longer than nothing at all.
        var unwritten = text.isEmpty() && parser.currentLocation().equals(parser.currentTokenLocation());
        return unwritten || parser.currentToken() == JsonToken.VALUE_NULL
                ? new YamlNothing(mark())
                : new YamlScalar(mark(), text);
    }

    private RefusedException refused(KeyPath path, String text) {
        return new RefusedException(new Problem(mark(), path, text));
    }

    private Mark mark() {
        return SyntaxProblem.mark(parser.currentTokenLocation());
    }
}
