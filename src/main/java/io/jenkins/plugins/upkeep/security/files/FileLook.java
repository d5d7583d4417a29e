package io.jenkins.plugins.upkeep.security.files;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.Location;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Judges the rights of one file and of the folders above it; of a link, those of both ends. */
final class FileLook {
    private static final String LIMIT = "its owner alone";

    private final Path file;
    private final OutcomeBuilder outcome;
    private final List<String> problems = new ArrayList<>();

    FileLook(Path file, OutcomeBuilder outcome) {
        this.file = file.toAbsolutePath().normalize();
        this.outcome = outcome;
    }

    /** The row of the table; empty when the file could not be looked at. */
    List<String> look() throws InterruptedException {
        try {
            var real = file.toRealPath();
            var rights = FileRights.of(real);
            outcome.looked(1);
            readable(rights, real);
            writable(rights, real);
            owner(rights, real);
            folders(real);
            var words = problems.isEmpty() ? "as it should be" : String.join(", ", problems);
            return List.of(ShownPath.of(file), rights.octal(), rights.owner(), rights.group(), words);
        } catch (IOException e) {
            outcome.add(new Gap(
                    subject(),
                    TextFile.words(e),
                    "correct security.secretFiles, or let the user of the audit enter the file's folder"));
            return List.of();
        }
    }

    private void readable(FileRights rights, Path real) throws InterruptedException {
        if (rights.readableByOthers()) {
            add(
                    FileRules.READABLE,
                    Severity.CRITICAL,
                    "can be read by every account of the machine",
                    chmod(rights, real));
        } else if (rights.readableByGroup()) {
            var named = AccessList.names(real);
            var list = named.isEmpty() ? "" : " and, by its access control list, by " + String.join(", ", named);
            add(
                    FileRules.READABLE,
                    Severity.WARNING,
                    "can be read by the group " + rights.group() + list,
                    chmod(rights, real));
        }
    }

    private void writable(FileRights rights, Path real) {
        if (rights.writableByOthers()) {
            add(
                    FileRules.WRITABLE,
                    Severity.CRITICAL,
                    "can be changed by every account of the machine",
                    chmod(rights, real));
        } else if (rights.writableByGroup()) {
            add(
                    FileRules.WRITABLE,
                    Severity.WARNING,
                    "can be changed by the group " + rights.group(),
                    chmod(rights, real));
        }
    }

    private static String chmod(FileRights rights, Path real) {
        return ShownPath.chmod("600", real, rights.inode())
                + "; where a service of another account needs it, make the file that account's";
    }

    private void owner(FileRights rights, Path real) throws IOException {
        var folder = FileRights.of(real.getParent());
        var us = System.getProperty("user.name");
        if (rights.uid() != 0 && rights.uid() != folder.uid() && !rights.owner().equals(us)) {
            add(
                    FileRules.OWNER,
                    Severity.WARNING,
                    "belongs to " + rights.owner() + ", its folder to " + folder.owner(),
                    "give it to the account that needs it with chown, or to root");
        }
    }

    private void folders(Path real) throws IOException {
        for (var folder : above(real)) {
            var rights = FileRights.of(folder);
            if (rights.letsOthersReplace()) {
                add(
                        FileRules.FOLDER,
                        Severity.CRITICAL,
                        "lies below " + ShownPath.of(folder) + ", where every account may replace it",
                        ShownPath.chmod("o-w", folder, rights.inode()));
            }
        }
    }

    /** The folders that lead to the file and, when it is a link, those that lead to the link. */
    private Set<Path> above(Path real) throws IOException {
        var folders = new LinkedHashSet<Path>();
        for (var end : List.of(real, file)) {
            for (var folder = end.getParent(); folder != null; folder = folder.getParent()) {
                folders.add(folder.toRealPath());
            }
        }
        return folders;
    }

    private void add(Rule rule, Severity severity, String seen, String action) {
        problems.add(seen);
        var finding = new Finding(severity, subject(), seen, LIMIT, action);
        outcome.add(Issue.of(rule, finding).in(Location.of(file)));
    }

    private String subject() {
        return "file " + ShownPath.of(file);
    }
}
