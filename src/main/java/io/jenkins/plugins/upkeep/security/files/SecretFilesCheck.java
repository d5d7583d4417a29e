package io.jenkins.plugins.upkeep.security.files;

import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.security.SecurityConfig;
import io.jenkins.plugins.upkeep.security.audit.Check;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.files.FilePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks whether files with secrets are for their owners alone. It reads rights and never a file.
 *
 * @param patterns the files, as patterns
 * @param files further files
 * @param folder where relative names begin
 */
public record SecretFilesCheck(List<String> patterns, Collection<Path> files, Path folder) implements Check {
    private static final int MOST = 10_000;

    /** Places of one pattern that cannot be looked at; more are only counted. */
    private static final int MOST_OBSTACLES = 10;

    private static final List<View.Column> COLUMNS = List.of(
            View.Column.text("File"),
            View.Column.text("Mode"),
            View.Column.text("Owner"),
            View.Column.text("Group"),
            View.Column.text("Seen"));

    public SecretFilesCheck {
        patterns = List.copyOf(patterns);
        files = List.copyOf(files);
    }

    /**
     * @param config what the audit looks at: the patterns, and the files of the keys
     * @param folder the folder of the configuration
     * @param more further files, such as environment files
     * @return the check
     */
    public static SecretFilesCheck of(SecurityConfig config, Path folder, Collection<Path> more) {
        var files = new TreeSet<>(more);
        config.keys().forEach(key -> key.file().ifPresent(files::add));
        return new SecretFilesCheck(config.secretFiles(), files, folder);
    }

    @Override
    public String name() {
        return "Files with secrets";
    }

    @Override
    public String plan() {
        return name() + ": look at the rights of "
                + Visible.of(String.join(", ", patterns))
                + (files.isEmpty() ? "" : (patterns.isEmpty() ? "" : " and ") + files.size() + " files of keys");
    }

    @Override
    public Duration timeout() {
        return Duration.ofMinutes(1);
    }

    @Override
    public List<Rule> rules() {
        return FileRules.ALL;
    }

    @Override
    public Outcome look(Clock clock) throws InterruptedException {
        var outcome = Outcome.builder();
        var found = new TreeSet<Path>();
        files.forEach(file -> found.add(folder.resolve(file).toAbsolutePath().normalize()));
        patterns.forEach(pattern -> found.addAll(expand(pattern, outcome)));
        var rows = rows(found, outcome);
        if (!rows.isEmpty()) {
            outcome.add(new View.Table("Files with secrets", COLUMNS, rows));
        }
        return outcome.add(Measurement.count("secret_files", rows.size())).build();
    }

    private List<List<String>> rows(Set<Path> found, OutcomeBuilder outcome) throws InterruptedException {
        if (found.size() > MOST) {
            outcome.add(new Gap(
                    "security.secretFiles",
                    "names " + found.size() + " files, of which the first " + MOST + " were looked at",
                    "give narrower patterns"));
        }
        var rows = new ArrayList<List<String>>();
        for (var file : found.stream().limit(MOST).toList()) {
            if (Thread.interrupted()) {
                throw new InterruptedException(name() + ": told to stop");
            }
            var row = new FileLook(file, outcome).look();
            rows.addAll(row.isEmpty() ? List.of() : List.of(row));
        }
        return rows;
    }

    /** A pattern that leads to nothing protects nothing: that is told, too. */
    private List<Path> expand(String pattern, OutcomeBuilder outcome) {
        var subject = "pattern " + Visible.of(pattern);
        var obstacles = new ArrayList<String>();
        var found = expand(
                pattern, (place, problem) -> obstacles.add(ShownPath.of(place) + ": " + TextFile.words(problem)));
        blocked(subject, obstacles, outcome);
        var usable = found.stream().filter(file -> !Files.isDirectory(file)).toList();
        if (usable.isEmpty() && obstacles.isEmpty()) {
            outcome.add(new Gap(
                    subject,
                    found.isEmpty() ? "leads to no file, or to none that this user may see" : "leads to folders alone",
                    "correct it in security.secretFiles; what lies in a folder is named by folder/*"));
        }
        return usable;
    }

    private static void blocked(String subject, List<String> obstacles, OutcomeBuilder outcome) {
        var action = "run the audit as root, let its user look there, or correct the pattern in security.secretFiles";
        obstacles.stream()
                .sorted()
                .limit(MOST_OBSTACLES)
                .forEach(words -> outcome.add(new Gap(subject, words, action)));
        var more = obstacles.size() - MOST_OBSTACLES;
        if (more > 0) {
            outcome.add(new Gap(subject, "and " + more + " more places that this user may not look at", action));
        }
    }

    private List<Path> expand(String pattern, FilePattern.Obstacle obstacle) {
        try {
            return new FilePattern(pattern).expand(folder, obstacle);
        } catch (InvalidPathException e) {
            obstacle.met(folder, new IOException("no file can have this name", e));
            return List.of();
        }
    }
}
