package io.jenkins.plugins.upkeep.dependencies.manifest;

import io.jenkins.plugins.upkeep.dependencies.manifest.Manifest.Unclear;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** A folder with lists of packages. */
record Written(Path folder) {
    Manifest read(String name, String content) throws Exception {
        return Manifests.read(file(name, content));
    }

    Path file(String name, String content) throws Exception {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** Packages in a short form: {@code name@version:line}. */
    static List<String> components(Manifest manifest) {
        return manifest.components().stream()
                .map(one -> one.fullName() + "@" + one.version() + line(one.line()))
                .toList();
    }

    private static String line(OptionalInt line) {
        return line.isPresent() ? ":" + line.getAsInt() : "";
    }

    /** In a short form: {@code name:line}. */
    static List<String> unclear(Manifest manifest) {
        return manifest.unclear().stream()
                .map(one -> one.name() + ":" + one.line())
                .toList();
    }

    static List<String> reasons(Manifest manifest) {
        return manifest.unclear().stream().map(Unclear::reason).toList();
    }
}
