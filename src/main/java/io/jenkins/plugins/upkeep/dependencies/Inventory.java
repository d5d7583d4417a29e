package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.manifest.Manifest;
import io.jenkins.plugins.upkeep.dependencies.update.RequirementsFiles;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which packages the files name. For one thread. */
final class Inventory {
    private static final String PIP = ".txt";
    private static final int NAMED = 5;

    private final Reader reader;
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private RequirementsFiles requirements = RequirementsFiles.none();

    /** Reads files that are not requirements files of pip. */
    @FunctionalInterface
    interface Reader {
        /** What a file names. */
        Manifest read(Path file) throws UpkeepException;
    }

    Inventory(Reader reader) {
        this.reader = reader;
    }

    /** Reads files; one that cannot be read is a finding, and the others go on. */
    Inventory read(List<Path> files) {
        files.forEach(this::read);
        requirements.components().forEach(this::add);
        requirements.unclear().forEach(this::tell);
        return this;
    }

    private void read(Path file) {
        try {
            if (file.getFileName().toString().endsWith(PIP)) {
                requirements = requirements.with(file);
                return;
            }
            var manifest = reader.read(file);
            manifest.components().forEach(this::add);
            tell(file, manifest.unclear().stream().map(Manifest.Unclear::name).toList());
        } catch (UpkeepException e) {
            findings.add(Finding.unknown(
                    file.toString(),
                    "could not be read: " + e.getMessage(),
                    "mend the file, or correct updates.files"));
        }
    }

    private void add(Component component) {
        components.putIfAbsent(
                component.ecosystem() + " " + component.fullName() + " " + component.version(), component);
    }

    private void tell(Path file, Collection<String> unclear) {
        if (unclear.isEmpty()) {
            return;
        }
        var few = String.join(", ", unclear.stream().limit(NAMED).toList());
        findings.add(Finding.warning(
                file.toString(),
                unclear.size() + " of its packages have no exact version (" + few
                        + (unclear.size() > NAMED ? ", …" : "") + "), so nobody can tell whether they are up to date",
                "",
                "write exact versions (pip freeze shows those that are installed), then run this again"));
    }

    List<Component> components() {
        return List.copyOf(components.values());
    }

    RequirementsFiles requirements() {
        return requirements;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
