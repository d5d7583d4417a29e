package io.jenkins.plugins.upkeep.dependencies.osv;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The records in a zip. Nothing is unpacked to disk, and a zip that swells beyond reason is not read on. */
final class ZipFeed implements RecordFeed {
    /** Texts in JSON shrink to a tenth; only what is made to fill memory shrinks so much more. */
    private static final long MOST_SWELLING = 200;

    private static final long SMALL = 256 << 20;

    private final ZipFile zip;
    private final String name;
    private final long size;
    private final Enumeration<? extends ZipEntry> entries;
    private final AtomicLong swollen = new AtomicLong();

    private ZipFeed(ZipFile zip, String name, long size) {
        this.zip = zip;
        this.name = name;
        this.size = size;
        this.entries = zip.entries();
    }

    static ZipFeed open(Path file) throws IOException {
        var size = Files.size(file);
        return new ZipFeed(new ZipFile(file.toFile()), String.valueOf(file.getFileName()), size);
    }

    @Override
    public synchronized Optional<StoredRecord> next() {
        while (entries.hasMoreElements()) {
            var entry = entries.nextElement();
            if (isRecord(entry)) {
                return Optional.of(new StoredRecord(name + "!" + OneLine.of(entry.getName()), () -> read(entry)));
            }
        }
        return Optional.empty();
    }

    private static boolean isRecord(ZipEntry entry) {
        return !entry.isDirectory() && entry.getName().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private byte[] read(ZipEntry entry) throws IOException {
        if (swollen.get() > Math.max(SMALL, size * MOST_SWELLING)) {
            throw new IOException("the zip swells to more than " + MOST_SWELLING + " times its size");
        }
        try (var in = zip.getInputStream(entry)) {
            var bytes = RecordFeed.whole(in);
            swollen.addAndGet(bytes.length);
            return bytes;
        } catch (IOException e) {
            swollen.addAndGet(LONGEST);
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            // It was only read.
            swollen.set(Long.MAX_VALUE);
        }
    }
}
