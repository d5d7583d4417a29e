package io.jenkins.plugins.upkeep.jenkins.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Histories that were read before and have not changed since. Safe for use by several threads. */
final class HistoryCache {
    private static final Map<Path, Kept> KEPT = new ConcurrentHashMap<>();
    private static final Map<Path, Object> MONITORS = new ConcurrentHashMap<>();

    private HistoryCache() {}

    private record Kept(FileTime changed, Object key, long size, List<HistoryEntry> entries) {
        boolean isOf(BasicFileAttributes now) {
            return changed.equals(now.lastModifiedTime())
                    && size == now.size()
                    && now.fileKey().equals(key);
        }
    }

    static Object monitor(Path file) {
        return MONITORS.computeIfAbsent(file, path -> new Object());
    }

    static List<HistoryEntry> entries(Path file, Function<Path, List<HistoryEntry>> read) {
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            var kept = KEPT.get(file);
            if (kept == null || !kept.isOf(now)) {
                kept = new Kept(now.lastModifiedTime(), now.fileKey(), now.size(), List.copyOf(read.apply(file)));
                KEPT.put(file, kept);
            }
            return kept.entries();
        } catch (NoSuchFileException e) {
            KEPT.remove(file);
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }
}
