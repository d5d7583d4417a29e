package io.jenkins.plugins.upkeep.traffic.files;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.files.FilePattern;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files that patterns lead to.
 *
 * @param files those to read, the oldest first
 * @param passedOver those that hold nothing that is wanted, each with the reason
 * @param findings those that cannot be read
 */
public record LogFiles(List<LogFile> files, List<String> passedOver, List<Finding> findings) {
    /** A file may have been written to by a clock that goes wrong by so much. */
    private static final Duration DOUBT = Duration.ofHours(1);

    public LogFiles {
        files = List.copyOf(files);
        passedOver = List.copyOf(passedOver);
        findings = List.copyOf(findings);
    }

    /**
     * Looks for files. One that several patterns or names lead to is read once, and so is one that lies there with and without
     * compression.
     *
     * @param folder where relative patterns begin
     * @param patterns the patterns
     * @param since files that were last written to before this are passed over
     * @return the files
     */
    public static LogFiles find(Path folder, List<String> patterns, Instant since) {
        var search = new Search(since.minus(DOUBT));
        patterns.stream()
                .flatMap(pattern -> new FilePattern(pattern).expand(folder, search::isBlocked).stream())
                .forEach(search::look);
        return search.result();
    }

    /**
     * @return the bytes of all files, as they lie there
     */
    public long size() {
        return files.stream().mapToLong(LogFile::size).sum();
    }

    /**
     * @return whether the patterns lead to nothing at all
     */
    public boolean isEmpty() {
        return files.isEmpty() && passedOver.isEmpty() && findings.isEmpty();
    }

    private static final class Search {
        private final Instant since;
        private final Set<Object> seen = new HashSet<>();
        private final List<LogFile> files = new ArrayList<>();
        private final List<String> passedOver = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();

        Search(Instant since) {
            this.since = since;
        }

        void isBlocked(Path place, IOException problem) {
            findings.add(unreadable(place, problem));
        }

        void look(Path path) {
            if (Files.isDirectory(path)) {
                return;
            }
            if (!Files.isRegularFile(path)) {
                passedOver.add(path + ": is no file");
                return;
            }
            try {
                if (seen.add(path.toRealPath())) {
                    take(LogFile.at(path));
                }
            } catch (IOException e) {
                findings.add(unreadable(path, e));
            }
        }

        private void take(LogFile file) {
            if (file.modified().isBefore(since)) {
                passedOver.add(file.path() + ": was last written to before the period");
            } else {
                files.add(file);
            }
        }

        LogFiles result() {
            var plain = files.stream()
                    .filter(LogFile::isPlain)
                    .map(LogFile::path)
                    .map(Path::toString)
                    .collect(Collectors.toSet());
            files.removeIf(file -> isTwin(file, plain));
            files.sort(Comparator.comparing(LogFile::modified).thenComparing(LogFile::path, Comparator.reverseOrder()));
            return new LogFiles(files, passedOver, findings);
        }

        private boolean isTwin(LogFile file, Set<String> plain) {
            var name = file.path().toString();
            var twin = !file.isPlain() && plain.contains(name.replaceFirst("\\.(gz|zst)$", ""));
            if (twin) {
                passedOver.add(name + ": lies there without compression too");
            }
            return twin;
        }
    }

    static Finding unreadable(Path place, IOException problem) {
        var denied = problem instanceof AccessDeniedException;
        var seen = denied ? "may not be read by " + System.getProperty("user.name") : OneLine.of(reason(problem));
        var action = denied
                ? "give the user the right to read it, such as by the group adm: usermod -aG adm "
                        + System.getProperty("user.name")
                : "see what is wrong with it, then run this again";
        return Finding.unknown("log " + place, seen, action);
    }

    private static String reason(IOException problem) {
        var message = problem.getMessage();
        return "cannot be read: " + (message == null ? problem.getClass().getSimpleName() : message);
    }
}
