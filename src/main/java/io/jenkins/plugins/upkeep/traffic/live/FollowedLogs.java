package io.jenkins.plugins.upkeep.traffic.live;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.FilePattern;
import io.jenkins.plugins.upkeep.traffic.AccessLogs;
import io.jenkins.plugins.upkeep.traffic.count.LiveCounts;
import io.jenkins.plugins.upkeep.traffic.count.LiveFigures;
import io.jenkins.plugins.upkeep.traffic.format.LineParser;
import io.jenkins.plugins.upkeep.traffic.format.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Access logs that are read as they grow, from the moment at which this was made. Rotated files are not read, since what is in them
 * was read before. Safe for use by several threads.
 */
public final class FollowedLogs implements AutoCloseable {
    /** What logrotate and its like add to a name. */
    private static final Pattern ROTATED =
            Pattern.compile(".*(\\.(\\d{1,10}|gz|bz2|xz|zst|old|bak)|[-._]\\d{8}([-._]?\\d{2,10})?)$");

    private static final int MOST_FILES = 50;

    private final AccessLogs logs;
    private final LineParser parser;
    private final LogLine line = new LogLine();
    private final LogTail.Lines lines = new Counting();
    private final LiveCounts counts = new LiveCounts();
    private final Map<Path, LogTail> tails = new LinkedHashMap<>();
    private final Set<Path> ended = new HashSet<>();
    private Optional<String> problem = Optional.empty();
    private long malformed;

    /**
     * What was counted until a moment.
     *
     * @param routes the counts of each route
     * @param malformed lines that are not of the format
     * @param files how many files are followed
     * @param problem what kept one from being read, a line
     */
    public record State(List<LiveFigures> routes, long malformed, int files, Optional<String> problem) {
        public State {
            routes = List.copyOf(routes);
        }
    }

    private FollowedLogs(AccessLogs logs) {
        this.logs = logs;
        this.parser = logs.format().parser();
    }

    /**
     * Begins at the ends of the files that are there.
     *
     * @param logs the logs
     */
    public static FollowedLogs of(AccessLogs logs) {
        var followed = new FollowedLogs(logs);
        followed.look(true);
        return followed;
    }

    /**
     * Reads what was added since the last time.
     *
     * @return all that was counted since the beginning
     * @throws UpkeepException when there is no file to follow
     */
    public synchronized State read() throws UpkeepException {
        problem = Optional.empty();
        look(false);
        tails.forEach(this::read);
        if (tails.isEmpty()) {
            throw new UpkeepException(problem.orElse("api.accessLogs.files: lead to no file that could be followed"));
        }
        return new State(counts.figures(), malformed, tails.size(), problem);
    }

    private synchronized void look(boolean first) {
        logs.config().files().stream()
                .flatMap(pattern -> new FilePattern(pattern).expand(logs.folder(), this::failed).stream())
                .filter(path -> !ROTATED.matcher(path.getFileName().toString()).matches() && Files.isRegularFile(path))
                .filter(path -> !tails.containsKey(path) && !ended.contains(path))
                .forEach(path -> follow(path, first));
    }

    private void follow(Path path, boolean first) {
        if (tails.size() >= MOST_FILES) {
            leave();
        }
        try {
            tails.put(path, first ? LogTail.fromEnd(path, lines) : LogTail.fromStart(path, lines));
        } catch (IOException e) {
            failed(path, e);
        }
    }

    /** Logs with a date in their names become more and more: of these the one that was not written to for the longest time ends. */
    private void leave() {
        var oldest = tails.keySet().stream()
                .min(Comparator.comparing(FollowedLogs::modified))
                .orElseThrow();
        close(tails.remove(oldest));
        if (Files.exists(oldest)) {
            ended.add(oldest);
        }
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            // It is gone.
            return FileTime.fromMillis(0);
        }
    }

    private void read(Path path, LogTail tail) {
        try {
            tail.read();
        } catch (IOException e) {
            failed(path, e);
        }
    }

    private void failed(Path path, IOException why) {
        problem = Optional.of("log " + path + ": cannot be read (" + why + "); check its rights");
    }

    private final class Counting implements LogTail.Lines {
        @Override
        public void line(byte[] bytes, int from, int to) {
            if (parser.parse(line, bytes, from, to)) {
                counts.count(line);
            } else {
                malformed++;
            }
        }

        @Override
        public void tooLong() {
            malformed++;
        }
    }

    @Override
    public synchronized void close() {
        for (var tail : tails.values()) {
            close(tail);
        }
        tails.clear();
    }

    private void close(LogTail tail) {
        try {
            tail.close();
        } catch (IOException e) {
            // It was only read.
            problem = Optional.of(e.toString());
        }
    }
}
