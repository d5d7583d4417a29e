package io.jenkins.plugins.upkeep.dependencies.manifest;

import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a {@code requirements.txt} and the files that it includes. What came from these has the line that included them. */
final class RequirementsReader {
    private static final int MOST_FILES = 100;

    /** A file of any other name may hold anything, and what is in it would come to be shown. */
    private static final List<String> LISTS = List.of(".txt", ".in", ".lock", ".pip", ".req");

    private final ManifestSource source;
    private final Found found = new Found();
    private final List<Asked> asked = new ArrayList<>();
    private final Map<String, String> constraints = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    RequirementsReader(ManifestSource source) {
        this.source = source;
    }

    private record Asked(Requirement requirement, int line, String where) {}

    /**
     * A file that is read.
     *
     * @param source the file
     * @param line the line of the first file that led here; 0 in the first file
     * @param isConstraint whether it only limits versions
     */
    private record Part(ManifestSource source, int line, boolean isConstraint) {
        int line(RequirementLine inner) {
            return line == 0 ? inner.number() : line;
        }

        String where(RequirementLine inner) {
            return line == 0
                    ? ""
                    : " (line " + inner.number() + " of " + source.file().getFileName() + ")";
        }
    }

    Manifest manifest() throws UpkeepException {
        seen.add(real(source.file()) + false);
        read(new Part(source, 0, false));
        asked.forEach(this::add);
        var whole = found.isClear()
                && asked.stream().allMatch(one -> one.requirement().isHashed());
        return found.manifest(source.file(), whole);
    }

    private void read(Part part) throws UpkeepException {
        for (var line : RequirementLine.of(part.source().text())) {
            if (line.text().startsWith("-")) {
                option(part, line);
            } else {
                take(part, line, Requirement.of(line.text()));
            }
        }
    }

    private void take(Part part, RequirementLine line, Requirement requirement) {
        if (part.isConstraint()) {
            requirement.version().ifPresent(version -> constraints.putIfAbsent(requirement.name(), version));
        } else {
            asked.add(new Asked(requirement, part.line(line), part.where(line)));
        }
    }

    private void option(Part part, RequirementLine line) {
        var option = RequirementOption.of(line.text());
        switch (option.kind()) {
            case REQUIREMENTS, CONSTRAINTS -> include(part, line, option);
            case PLACE -> take(part, line, Requirement.from(option.value()));
            case UNKNOWN ->
                found.unclear(
                        option.name().isEmpty() ? "an option" : option.name(),
                        part.line(line),
                        "is no option that pip knows in such a file" + part.where(line));
            case NOTHING -> {}
        }
    }

    private void include(Part part, RequirementLine line, RequirementOption option) {
        var isConstraint = part.isConstraint() || option.kind() == RequirementOption.Kind.CONSTRAINTS;
        try {
            var file = file(part.source().file(), option.value());
            if (isNew(real(file) + isConstraint)) {
                read(new Part(ManifestSource.read(file), part.line(line), isConstraint));
            }
        } catch (UpkeepException e) {
            found.unclear("a list that is included", part.line(line), e.getMessage() + part.where(line));
        }
    }

    private boolean isNew(String file) throws UpkeepException {
        if (seen.size() >= MOST_FILES && !seen.contains(file)) {
            throw new UpkeepException("is not read, for more than " + MOST_FILES + " files are included; join some");
        }
        return seen.add(file);
    }

    private static Path file(Path from, String value) throws UpkeepException {
        if (value.contains("://")) {
            throw new UpkeepException("is at an address, which is not asked; keep it beside this file");
        }
        if (LISTS.stream().noneMatch(value.toLowerCase(Locale.ROOT)::endsWith)) {
            throw new UpkeepException("is not read, for its name is not one of a list of packages; name it like one");
        }
        try {
            return from.resolveSibling(value);
        } catch (InvalidPathException e) {
            throw new UpkeepException("has a name that no file can have; correct it", e);
        }
    }

    private static String real(Path file) {
        try {
            return file.toRealPath().toString();
        } catch (IOException e) {
            // What cannot be followed cannot be read either, which is said then.
            return file.toAbsolutePath().normalize().toString();
        }
    }

    private void add(Asked one) {
        var constraint = constraints.get(one.requirement().name());
        var requirement =
                constraint == null ? one.requirement() : one.requirement().pinnedTo(constraint);
        var name = requirement.name().isEmpty() ? "a line without a name" : requirement.name();
        requirement
                .version()
                .ifPresentOrElse(
                        version -> found.add(Ecosystem.PYPI, name, version, one.line()),
                        () -> found.unclear(name, one.line(), requirement.reason() + one.where()));
    }
}
