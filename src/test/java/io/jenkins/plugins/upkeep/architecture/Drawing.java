package io.jenkins.plugins.upkeep.architecture;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The drawing of the packages in the architecture's page.
 *
 * @param floors the packages of each floor, by the floor's name
 * @param arrows what may use what: packages or floors
 */
record Drawing(Map<String, Set<String>> floors, Set<Arrow> arrows) {
    private static final Pattern BLOCK = Pattern.compile("(?s)```mermaid\n(.*?)```");
    private static final Pattern FLOOR = Pattern.compile("subgraph (\\w+).*");
    private static final Pattern ARROW = Pattern.compile("(\\w+) --> (\\w+)");

    /** An arrow from what uses to what is used. */
    record Arrow(String from, String to) {}

    static Drawing in(String page) {
        var block = BLOCK.matcher(page);
        if (!block.find()) {
            throw new IllegalArgumentException("the page has no drawing");
        }
        var floors = new LinkedHashMap<String, Set<String>>();
        var arrows = new LinkedHashSet<Arrow>();
        var floor = Optional.<Set<String>>empty();
        for (var line : block.group(1).lines().map(String::strip).toList()) {
            var begin = FLOOR.matcher(line);
            var arrow = ARROW.matcher(line);
            if (begin.matches()) {
                floor = Optional.of(floors.computeIfAbsent(begin.group(1), name -> new LinkedHashSet<>()));
            } else if (line.equals("end")) {
                floor = Optional.empty();
            } else if (arrow.matches()) {
                arrows.add(new Arrow(arrow.group(1), arrow.group(2)));
            } else {
                floor.ifPresent(packages -> packages.add(line));
            }
        }
        return new Drawing(floors, arrows);
    }

    /** The floor of a package. */
    String floor(String part) {
        return floors.entrySet().stream()
                .filter(entry -> entry.getValue().contains(part))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("package " + part + " is not in the drawing"));
    }

    /** The arrow that a use needs: one of packages within a floor, one of floors between two. */
    Arrow needed(Arrow use) {
        var from = floor(use.from());
        var to = floor(use.to());
        return from.equals(to) ? use : new Arrow(from, to);
    }
}
