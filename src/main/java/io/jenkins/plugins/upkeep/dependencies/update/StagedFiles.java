package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Copies of requirements files, made so that all they ask for comes from the one index that is configured: they name no other index,
 * and each other by the names of the copies. What comes from elsewhere, such as a folder or a repository, cannot be staged.
 *
 * @param files the files
 * @param index says what the one index is
 */
record StagedFiles(List<LockFile> files, OtherIndex index) {
    private static final Set<String> REQUIREMENTS = Set.of("-r", "--requirement");
    private static final Set<String> CONSTRAINTS = Set.of("-c", "--constraint");

    /** What pip may be told by a copy: nothing of it leads to another place. */
    private static final Pattern HARMLESS = Pattern.compile("--require-hashes|--pre|--prefer-binary"
            + "|--(?:only|no)-binary(?:=|[ \\t]++)[A-Za-z0-9:._][A-Za-z0-9:._,-]*+");

    private static final Pattern BREAK = Pattern.compile("[\\n\\r\\x00\\x0b\\f\\x1c-\\x1e\\x85\\u2028\\u2029]");
    private static final Pattern OPTION_OF_PACKAGE = Pattern.compile("(?:^|\\s)-(?!-hash[=\\s])");

    StagedFiles {
        files = List.copyOf(files);
    }

    /**
     * Writes the copies.
     *
     * @param folder where
     * @param updates what is changed in them
     * @return those that pip is given; the others are named by them
     * @throws UpkeepException when a file asks for what cannot be staged
     */
    List<Path> write(Path folder, List<Update> updates) throws UpkeepException {
        var copies = new HashMap<Path, Path>();
        for (int at = 0; at < files.size(); at++) {
            copies.put(files.get(at).path(), folder.resolve(at + 1 + "-requirements.txt"));
        }
        var named = new HashSet<Path>();
        for (var file : files) {
            write(copies.get(file.path()), new Copy(file, copies, named, index).text(updates));
        }
        var given = new ArrayList<Path>();
        files.stream()
                .map(LockFile::path)
                .filter(path -> !named.contains(path))
                .forEach(path -> given.add(copies.get(path)));
        return given;
    }

    /** Whether a file names a package in an exact version. */
    boolean names(String name) {
        return files.stream()
                .flatMap(file -> file.text().pins().stream())
                .anyMatch(pin -> pin.name().equals(RequirementsLine.normal(name)));
    }

    private static void write(Path copy, String text) throws UpkeepException {
        try {
            Files.writeString(copy, text);
        } catch (IOException e) {
            throw new UpkeepException(
                    copy + ": cannot be written (" + FileTrouble.reason(e) + "); make room on its disk", e);
        }
    }

    /**
     * One copy.
     *
     * @param file the file
     * @param copies the copy of each file
     * @param named takes the files that it names
     * @param index says what the one index is
     */
    private record Copy(LockFile file, Map<Path, Path> copies, Set<Path> named, OtherIndex index) {
        String text(List<Update> updates) throws UpkeepException {
            var text = new StringBuilder();
            for (var line : RequirementsText.parse(file.text().with(updates)).lines()) {
                text.append(staged(line));
            }
            return text.toString();
        }

        private String staged(RequirementsLine line) throws UpkeepException {
            var code = line.joined();
            if (BREAK.matcher(code).find()) {
                throw unknown(line, "has a line break or a character in it that pip and people see in different ways");
            }
            if (code.isEmpty() || index.isOurs(code)) {
                return "\n";
            }
            return (code.startsWith("-") ? option(line, code) : requirement(line, code)) + "\n";
        }

        private String option(RequirementsLine line, String code) throws UpkeepException {
            var option = line.option().orElse("");
            if (REQUIREMENTS.contains(option) || CONSTRAINTS.contains(option)) {
                return (REQUIREMENTS.contains(option) ? "-r " : "-c ") + copy(line);
            }
            if (option.equals("-e") || option.equals("--editable")) {
                throw elsewhere(line);
            }
            if (!HARMLESS.matcher(code).matches()) {
                throw unknown(line, "has an option, or several of them, that could lead pip to another place");
            }
            return code;
        }

        private String requirement(RequirementsLine line, String code) throws UpkeepException {
            if (!line.isNamed()) {
                throw elsewhere(line);
            }
            if (OPTION_OF_PACKAGE.matcher(code).find()) {
                throw unknown(line, "has an option besides --hash");
            }
            return code;
        }

        private Path copy(RequirementsLine line) throws UpkeepException {
            try {
                var other = file.path().resolveSibling(line.argument()).toRealPath();
                named.add(other);
                if (copies.containsKey(other)) {
                    return copies.get(other).getFileName();
                }
            } catch (IOException | IllegalArgumentException e) {
                throw new UpkeepException(place(line) + " names a file that is not there; correct it", e);
            }
            throw new UpkeepException(place(line) + " names " + Visible.of(line.argument())
                    + ", which is not in updates.files; add it, so that it is tested with the others");
        }

        private UpkeepException unknown(RequirementsLine line, String what) {
            return new UpkeepException(
                    place(line) + " " + what + ", and is not tried; write each option in full on a line"
                            + " of its own, of --require-hashes, --pre, --prefer-binary, --only-binary and --no-binary");
        }

        private UpkeepException elsewhere(RequirementsLine line) {
            return new UpkeepException(
                    place(line) + " asks for what comes from no index (a folder, a file or an address);"
                            + " move it to a file of its own, which is not in updates.files");
        }

        private String place(RequirementsLine line) {
            return file.path() + ": line " + line.number();
        }
    }
}
