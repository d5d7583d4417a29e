package io.jenkins.plugins.upkeep.traffic.live;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A log of one name, over rotation. Who writes it goes on in the old file until it is told of the new one: the old one is read on
 * until nothing comes any more for a while, and so is one whose name is gone. For one thread.
 */
final class FollowedLog implements Closeable {
    /** So long nothing came to a file before it is let go. */
    static final Duration QUIET = Duration.ofMinutes(2);

    /** Whoever rotates faster loses what comes late. */
    private static final int MOST_OLD = 3;

    private final Path path;
    private final LogTail.Lines lines;
    private final Clock clock;
    private final List<Old> old = new ArrayList<>();
    private LogTail current;
    private Optional<Instant> silent = Optional.empty();

    private FollowedLog(Path path, LogTail current, LogTail.Lines lines, Clock clock) {
        this.path = path;
        this.current = current;
        this.lines = lines;
        this.clock = clock;
    }

    /** A file that was rotated away. */
    private static final class Old {
        private final LogTail tail;
        private Instant grew;

        private Old(LogTail tail, Instant grew) {
            this.tail = tail;
            this.grew = grew;
        }
    }

    /**
     * @param fromEnd whether only what comes from now on is read
     */
    static FollowedLog of(Path path, boolean fromEnd, LogTail.Lines lines, Clock clock) throws IOException {
        var tail = fromEnd ? LogTail.fromEnd(path, lines) : LogTail.fromStart(path, lines);
        return new FollowedLog(path, tail, lines, clock);
    }

    /**
     * Reads what was added.
     *
     * @param isRead whether the file of a key is being read under any name: the next one may have been renamed to this one
     * @return whether it may still grow: not when its name is gone and nothing came for a while
     */
    boolean read(Predicate<Object> isRead) throws IOException {
        var key = key();
        boolean grew;
        try {
            if (key.isPresent() && !current.is(key.get())) {
                turn(isRead.test(key.get()));
            }
        } finally {
            readOld();
            grew = current.read();
        }
        silent = key.isPresent()
                ? Optional.empty()
                : silent.filter(since -> !grew).or(() -> Optional.of(clock.instant()));
        return key.isPresent() || !old.isEmpty() || isWithin(silent.get());
    }

    /** Whether a file is one of those that are read. */
    boolean has(Object fileKey) {
        return current.is(fileKey) || old.stream().anyMatch(one -> one.tail.is(fileKey));
    }

    private void readOld() throws IOException {
        for (var one : List.copyOf(old)) {
            if (hasGrown(one)) {
                one.grew = clock.instant();
            } else if (!isWithin(one.grew)) {
                old.remove(one);
                one.tail.close();
            }
        }
    }

    /** What cannot be read any more, such as one whose disk is gone, is let go: it must not keep the new one from being read. */
    private boolean hasGrown(Old one) throws IOException {
        try {
            return one.tail.read();
        } catch (IOException e) {
            old.remove(one);
            one.tail.close();
            throw e;
        }
    }

    private boolean isWithin(Instant moment) {
        return Duration.between(moment, clock.instant()).compareTo(QUIET) < 0;
    }

    /** Which file the name leads to; none when it is gone. */
    private Optional<Object> key() throws IOException {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The old file stays the present one until the new one can be read: its rights may come a moment after it. */
    private void turn(boolean fromEnd) throws IOException {
        var opened = fromEnd ? LogTail.fromEnd(path, lines) : LogTail.fromStart(path, lines);
        old.add(new Old(current, clock.instant()));
        current = opened;
        if (old.size() > MOST_OLD) {
            old.remove(0).tail.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (var one : old) {
            one.tail.close();
        }
        current.close();
    }
}
