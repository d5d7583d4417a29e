package io.jenkins.plugins.upkeep.dependencies.osv;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The records in the files and zips below a folder. Links are not followed, and hidden folders are left out. Holds one folder's
 * listing open at a time, however many files there are.
 */
final class FolderFeed implements RecordFeed {
    private final Path root;
    private final Obstacles obstacles;
    private final Deque<Path> folders = new ArrayDeque<>();
    private final List<ZipFeed> zips = new ArrayList<>();
    private Optional<DirectoryStream<Path>> listing = Optional.empty();
    private Iterator<Path> files = List.<Path>of().iterator();
    private Optional<ZipFeed> zip = Optional.empty();

    FolderFeed(Path root, Obstacles obstacles) {
        this.root = root;
        this.obstacles = obstacles;
        folders.add(root);
    }

    @Override
    public synchronized Optional<StoredRecord> next() {
        while (true) {
            var record = zip.flatMap(ZipFeed::next);
            if (record.isEmpty()) {
                zip = Optional.empty();
                record = nextFile();
            }
            if (record.isPresent() || isDone()) {
                return record;
            }
        }
    }

    private boolean isDone() {
        return zip.isEmpty() && folders.isEmpty() && listing.isEmpty();
    }

    private Optional<StoredRecord> nextFile() {
        if (listing.isEmpty()) {
            openFolder();
        }
        try {
            if (files.hasNext()) {
                return look(files.next());
            }
        } catch (DirectoryIteratorException e) {
            obstacles.met("folder", e.getCause());
        }
        closeFolder();
        return Optional.empty();
    }

    /** It stays open until its last file was handed out. */
    @SuppressWarnings("StreamResourceLeak")
    private void openFolder() {
        var folder = folders.poll();
        if (folder == null) {
            return;
        }
        try {
            var stream = Files.newDirectoryStream(folder);
            listing = Optional.of(stream);
            files = stream.iterator();
        } catch (IOException e) {
            obstacles.met(name(folder), e);
        }
    }

    private void closeFolder() {
        files = List.<Path>of().iterator();
        listing.ifPresent(this::close);
        listing = Optional.empty();
    }

    private void close(DirectoryStream<Path> stream) {
        try {
            stream.close();
        } catch (IOException e) {
            obstacles.met("folder", e);
        }
    }

    private Optional<StoredRecord> look(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            enter(path, name);
        } else if (name.endsWith(".zip")) {
            openZip(path);
        } else if (name.endsWith(".json")) {
            return Optional.of(new StoredRecord(name(path), () -> read(path)));
        }
        return Optional.empty();
    }

    private void enter(Path folder, String name) {
        if (!name.startsWith(".")) {
            folders.push(folder);
        }
    }

    private void openZip(Path file) {
        try {
            requireFile(file);
            var feed = ZipFeed.open(file);
            zips.add(feed);
            zip = Optional.of(feed);
        } catch (IOException e) {
            obstacles.met(name(file), e);
        }
    }

    private static byte[] read(Path file) throws IOException {
        requireFile(file);
        try (var in = Files.newInputStream(file)) {
            return RecordFeed.whole(in);
        }
    }

    private static void requireFile(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("is no regular file");
        }
    }

    private String name(Path path) {
        return path.equals(root) ? path.toString() : root.relativize(path).toString();
    }

    @Override
    public synchronized void close() {
        closeFolder();
        folders.clear();
        zips.forEach(ZipFeed::close);
    }
}
