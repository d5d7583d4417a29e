package io.jenkins.plugins.upkeep.dependencies.manifest;

import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A {@code pom.xml}, of which only the file itself is known: neither its parents nor the bills of materials that it imports, and nothing
 * of what its packages ask for. Dependencies of all scopes and profiles count.
 */
final class Pom {
    private static final Set<String> WANTED = Set.of(
            "parent",
            "groupId",
            "artifactId",
            "version",
            "properties",
            "dependencies",
            "dependency",
            "dependencyManagement",
            "type",
            "classifier",
            "scope",
            "profiles",
            "profile");
    private static final String PROPERTIES = "properties";
    private static final String DEPENDENCIES = "dependencies";
    private static final Pattern EXACT = Pattern.compile("\\[([^\\[\\](),]+)\\]");
    private static final Pattern RANGE = Pattern.compile("[\\[\\](),]");
    private static final List<String> WHATEVER_IS_NEWEST = List.of("LATEST", "RELEASE");

    private final XmlElement project;
    private final PomProperties properties;
    private final Map<String, String> managed = new HashMap<>();
    private final Found found = new Found();

    Pom(XmlElement project) {
        this.project = project;
        properties = PomProperties.of(project, sections(PROPERTIES).toList());
    }

    static boolean isWanted(String parent, String name) {
        return WANTED.contains(name) || parent.equals(PROPERTIES);
    }

    Manifest manifest(Path file) {
        sections("dependencyManagement").flatMap(Pom::dependencies).forEach(this::manage);
        Stream.concat(Stream.of(project), profiles()).flatMap(Pom::dependencies).forEach(this::add);
        return found.manifest(file, false);
    }

    private Stream<XmlElement> profiles() {
        return project.all("profiles").flatMap(profiles -> profiles.all("profile"));
    }

    private Stream<XmlElement> sections(String name) {
        return Stream.concat(Stream.of(project), profiles()).flatMap(part -> part.all(name));
    }

    private static Stream<XmlElement> dependencies(XmlElement parent) {
        return parent.all(DEPENDENCIES).flatMap(dependencies -> dependencies.all("dependency"));
    }

    private void manage(XmlElement dependency) {
        if (!dependency.textOf("scope").equals("import")) {
            managed.putIfAbsent(name(dependency), dependency.textOf("version"));
        }
    }

    private void add(XmlElement dependency) {
        var name = name(dependency);
        var own = dependency.textOf("version");
        var written = own.isEmpty() ? managed.getOrDefault(name, "") : own;
        var version = properties.resolved(written);
        var exact = EXACT.matcher(version);
        var pinned = exact.matches() ? exact.group(1).strip() : version;
        unclear(written, pinned)
                .ifPresentOrElse(
                        reason -> found.unclear(name, dependency.line(), reason),
                        () -> found.add(Ecosystem.MAVEN, name, pinned, dependency.line()));
    }

    private static Optional<String> unclear(String written, String version) {
        if (written.isEmpty()) {
            return Optional.of("its version comes from a parent or a bill of materials outside of this file");
        }
        if (version.contains("${")) {
            return Optional.of("its version is in a property that this file does not set");
        }
        if (RANGE.matcher(version).find() || WHATEVER_IS_NEWEST.contains(version)) {
            return Optional.of("names no exact version");
        }
        return Optional.empty();
    }

    private String name(XmlElement dependency) {
        return properties.resolved(dependency.textOf("groupId")) + ":"
                + properties.resolved(dependency.textOf("artifactId"));
    }
}
