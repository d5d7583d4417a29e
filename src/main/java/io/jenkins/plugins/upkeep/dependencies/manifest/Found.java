package io.jenkins.plugins.upkeep.dependencies.manifest;

import io.jenkins.plugins.upkeep.dependencies.manifest.Manifest.Unclear;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.system.OneLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Collects what a file names: each package once, with the first line that names it. */
final class Found {
    private static final int LONGEST_NAME = 200;

    private final Map<Component, Component> components = new LinkedHashMap<>();
    private final List<Unclear> unclear = new ArrayList<>();

    void add(Component component) {
        var anywhere = new Component(
                component.ecosystem(),
                component.namespace(),
                component.name(),
                component.version(),
                component.release(),
                OptionalInt.empty());
        components.putIfAbsent(anywhere, component);
    }

    void add(Ecosystem ecosystem, String fullName, String version, int line) {
        var component = PackageNames.component(ecosystem, fullName, version, place(line));
        component.ifPresent(this::add);
        if (component.isEmpty()) {
            unclear(fullName, line, "its name or its version is none of " + ecosystem.osvName());
        }
    }

    static OptionalInt place(int line) {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    void unclear(String name, int line, String reason) {
        var shown = OneLine.of(name);
        var cut = shown.length() <= LONGEST_NAME ? shown : shown.substring(0, LONGEST_NAME) + "…";
        unclear.add(new Unclear(cut.isEmpty() ? "without a name" : cut, line, OneLine.of(reason)));
    }

    boolean isClear() {
        return unclear.isEmpty();
    }

    Manifest manifest(Path file, boolean whole) {
        var inOrder =
                unclear.stream().sorted(Comparator.comparingInt(Unclear::line)).toList();
        return new Manifest(file, List.copyOf(components.values()), inOrder, whole);
    }
}
