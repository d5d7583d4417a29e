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
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
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
    private final Map<Path, FollowedLog> followed = new LinkedHashMap<>();
    private final Clock clock;
    private final Renamed renamed = new Renamed();

    /** Logs that were given up for others, with their sizes then. */
    private final Map<Path, Long> givenUp = new HashMap<>();

    /** What could not be read when this was made: of that, only what comes after it can be read is new. */
    private final Set<Path> hidden = new HashSet<>();

    private final Map<Path, String> unreadable = new LinkedHashMap<>();
    private long malformed;

    /**
     * What was counted until a moment.
     *
     * @param routes the counts of each route
     * @param malformed lines that are not of the format
     * @param files how many files are followed
     * @param unreadable how many files, or folders in which some may be, cannot be read
     * @param tooMany how many files are written to and not followed, since there are too many
     * @param problem what keeps some from being followed, a line
     */
    public record State(
            List<LiveFigures> routes,
            long malformed,
            int files,
            int unreadable,
            int tooMany,
            Optional<String> problem) {
        public State {
            routes = List.copyOf(routes);
        }
    }

    private FollowedLogs(AccessLogs logs, Clock clock) {
        this.logs = logs;
        this.clock = clock;
        this.parser = logs.format().parser();
    }

    /**
     * Begins at the ends of the files that are there.
     *
     * @param logs the logs
     */
    public static FollowedLogs of(AccessLogs logs) {
        return of(logs, Clock.systemUTC());
    }

    static FollowedLogs of(AccessLogs logs, Clock clock) {
        var followed = new FollowedLogs(logs, clock);
        followed.look(true);
        followed.hidden.addAll(followed.unreadable.keySet());
        return followed;
    }

    /**
     * Reads what was added since the last time.
     *
     * @return all that was counted since the beginning
     * @throws UpkeepException when there is no file to follow
     */
    public synchronized State read() throws UpkeepException {
        unreadable.clear();
        look(false);
        hidden.retainAll(unreadable.keySet());
        followed.entrySet().removeIf(log -> !isThere(log.getKey(), log.getValue()));
        var tooMany = tooMany();
        if (followed.isEmpty()) {
            throw new UpkeepException(
                    problem(tooMany).orElse("api.accessLogs.files: lead to no file that could be followed"));
        }
        return new State(counts.figures(), malformed, followed.size(), unreadable.size(), tooMany, problem(tooMany));
    }

    private Optional<String> problem(int tooMany) {
        return unreadable.values().stream()
                .findFirst()
                .or(() -> Optional.of("api.accessLogs.files: " + tooMany
                                + " of them are written to and not followed, since there are more than " + MOST_FILES
                                + "; name fewer, or have the server write fewer")
                        .filter(text -> tooMany > 0));
    }

    private synchronized void look(boolean first) {
        var unknown = logs.config().files().stream()
                .flatMap(pattern -> new FilePattern(pattern).expand(logs.folder(), this::failed).stream())
                .filter(path -> !ROTATED.matcher(path.getFileName().toString()).matches() && Files.isRegularFile(path))
                .filter(path -> !followed.containsKey(path) && !givenUp.containsKey(path))
                .distinct()
                .toList();
        renamed.leftOut(unknown, this::isRead)
                .forEach(path -> follow(path, first || hidden.stream().anyMatch(path::startsWith)));
    }

    private boolean isRead(Object fileKey) {
        return followed.values().stream().anyMatch(log -> log.has(fileKey));
    }

    private void follow(Path path, boolean fromEnd) {
        try {
            var log = FollowedLog.of(path, fromEnd, lines, clock);
            if (followed.size() >= MOST_FILES) {
                giveUp();
            }
            followed.put(path, log);
        } catch (IOException e) {
            failed(path, e);
        }
    }

    /** Logs with a date in their names become more and more: of these the one that was not written to for the longest time ends. */
    private void giveUp() {
        var oldest = followed.keySet().stream()
                .min(Comparator.comparing(FollowedLogs::modified))
                .orElseThrow();
        close(followed.remove(oldest));
        if (Files.exists(oldest)) {
            givenUp.put(oldest, size(oldest));
        }
    }

    /** A log that is written to after it was given up was no old one. */
    private int tooMany() {
        givenUp.keySet().removeIf(path -> !Files.exists(path));
        return (int) givenUp.entrySet().stream()
                .filter(log -> size(log.getKey()) != log.getValue())
                .count();
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            // It is gone, or is told as unreadable.
            return 0;
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

    private boolean isThere(Path path, FollowedLog log) {
        try {
            if (log.read(this::isRead)) {
                return true;
            }
        } catch (IOException e) {
            failed(path, e);
            return true;
        }
        close(log);
        return false;
    }

    private void failed(Path path, IOException why) {
        unreadable.put(path, "log " + path + ": cannot be read (" + why + "); check its rights");
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
        followed.values().forEach(this::close);
        followed.clear();
    }

    private void close(FollowedLog log) {
        try {
            log.close();
        } catch (IOException e) {
            // It was only read.
            return;
        }
    }
}
