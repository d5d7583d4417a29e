package io.jenkins.plugins.upkeep.rollback.journal;

import static java.nio.file.StandardOpenOption.READ;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a rollback is about to do and has done, on disk before it is done. Lines are only added; each is on the disk when
 * {@link #add} returns. A line that a crash has cut off is taken away when the journal is opened again. That its thread is
 * told to stop disturbs no line: a channel would be closed by that, and nobody would know later that all was undone. For one
 * process at a time, which holds the folder's lock, and for one thread.
 */
public final class Journal implements AutoCloseable {
    private static final String MODE = "rw";

    private final Path file;
    private final RandomAccessFile disk;
    private final Clock clock;
    private final List<Entry> entries;
    private String last;
    private long end;

    private Journal(Path file, RandomAccessFile disk, Clock clock, JournalText.Content content) {
        this.file = file;
        this.disk = disk;
        this.clock = clock;
        this.entries = new ArrayList<>(content.entries());
        this.last = content.last();
        this.end = content.length();
    }

    /**
     * Begins one.
     *
     * @param file where; it must not be there yet
     * @param clock for the times in it
     * @param facts what the first line says
     * @throws UpkeepException when it cannot be written; there is none then
     */
    static Journal begin(Path file, Clock clock, Map<String, String> facts) throws UpkeepException {
        try {
            Files.createFile(file);
            var disk = new RandomAccessFile(file.toFile(), MODE);
            var journal = new Journal(file, disk, clock, new JournalText.Content(List.of(), JournalText.START, 0));
            journal.first(facts);
            return journal;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private void first(Map<String, String> facts) throws UpkeepException, IOException {
        try {
            add(Event.BEGUN, "", facts);
            sync(file.getParent());
        } catch (UpkeepException | IOException e) {
            close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Without this the name of a new file may be lost with the power. */
    private static void sync(Path folder) throws IOException {
        var told = Thread.interrupted();
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        } finally {
            if (told) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Opens one to go on with it.
     *
     * @throws UpkeepException when it cannot be read, or is damaged
     */
    static Journal open(Path file, Clock clock) throws UpkeepException {
        try {
            var content = JournalText.read(file.toString(), Files.readAllBytes(file));
            var disk = new RandomAccessFile(file.toFile(), MODE);
            disk.setLength(content.length());
            return new Journal(file, disk, clock, content);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static UpkeepException unwritable(Path file, IOException reason) {
        return new UpkeepException(
                file + ": cannot be written (" + reason.getMessage()
                        + "); check the folder's rights and the space on its disk",
                reason);
    }

    /**
     * Adds a line, and returns when it is on the disk.
     *
     * @param event what it says
     * @param step the step that it is about; empty when it is about the whole
     * @param facts what belongs to it
     * @throws UpkeepException when the disk does not take it; the journal is as before
     */
    public void add(Event event, String step, Map<String, String> facts) throws UpkeepException {
        var entry = new Entry(entries.size() + 1, clock.instant(), event, step, facts);
        var line = JournalText.line(entry, last);
        try {
            write(line);
        } catch (IOException e) {
            takeBack(e);
            throw unwritable(file, e);
        }
        entries.add(entry);
        last = line.substring(0, line.indexOf(' '));
    }

    private void write(String line) throws IOException {
        var bytes = line.getBytes(StandardCharsets.UTF_8);
        disk.seek(end);
        disk.write(bytes);
        disk.getFD().sync();
        end += bytes.length;
    }

    private void takeBack(IOException reason) {
        try {
            disk.setLength(end);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * @return the lines so far
     */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /**
     * @return where it lies
     */
    public Path file() {
        return file;
    }

    @Override
    public void close() throws UpkeepException {
        try {
            disk.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }
}
