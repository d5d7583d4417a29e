package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.manifest.Manifest;
import io.jenkins.plugins.upkeep.dependencies.update.OtherIndex;
import io.jenkins.plugins.upkeep.dependencies.update.Outlook;
import io.jenkins.plugins.upkeep.dependencies.update.RequirementsFiles;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which packages the files name. For one thread. */
final class Inventory {
    private static final String PIP = ".txt";
    private static final String SOURCE = ".in";
    private static final int NAMED = 5;
    private static final String OTHER_INDEX = "the file names another index; set updates.index";

    private final Reader reader;
    private final OtherIndex other;
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Path> leadElsewhere = new ArrayList<>();
    private RequirementsFiles requirements = RequirementsFiles.none();

    /** Reads files that are not requirements files of pip. */
    @FunctionalInterface
    interface Reader {
        /** What a file names. */
        Manifest read(Path file) throws UpkeepException;
    }

    Inventory(Reader reader, OtherIndex other) {
        this.reader = reader;
        this.other = other;
    }

    /** Reads files; one that cannot be read is a finding, and the others go on. */
    Inventory read(List<Path> files) {
        files.forEach(this::read);
        requirements.components().forEach(this::add);
        requirements.unclear().forEach(this::tell);
        leadElsewhere.forEach(this::tellOther);
        return this;
    }

    private void read(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if ((name.endsWith(PIP) || name.endsWith(SOURCE)) && other.isNamedIn(file)) {
            leadElsewhere.add(file);
        }
        try {
            if (name.endsWith(PIP)) {
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

    private void tellOther(Path file) {
        findings.add(Finding.unknown(
                file.toString(),
                "names another index or place than updates.index, so no package of Python was looked up, tried or applied",
                "set updates.index to the one index that has all of them, take the others out of the file, then run this"
                        + " again"));
    }

    /** The packages that may be looked up. */
    List<Component> components() {
        return components.values().stream()
                .filter(component -> !isElsewhere(component))
                .toList();
    }

    /** Packages that may come from another index: at ours their names may be somebody else's. */
    List<Outlook> byHand() {
        return components.values().stream()
                .filter(this::isElsewhere)
                .map(component -> Outlook.byHand(component, OTHER_INDEX))
                .toList();
    }

    /** Files of pip are installed together, with all the indexes that one of them names. */
    private boolean isElsewhere(Component component) {
        return component.ecosystem() == Ecosystem.PYPI && !leadElsewhere.isEmpty();
    }

    RequirementsFiles requirements() {
        return requirements;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
