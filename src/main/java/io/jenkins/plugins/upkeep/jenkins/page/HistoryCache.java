package io.jenkins.plugins.upkeep.jenkins.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Histories that were read before and have not changed since. The few entries that say how a job stands stay in memory,
 * all of them only as long as there is room; those of jobs that are gone do not stay. Safe for use by several threads.
 */
final class HistoryCache {
    /** The one of this controller. */
    static final HistoryCache SHARED = new HistoryCache(SoftReference::new);

    private static final int FEW = 64;
    private static final Object[] MONITORS =
            Stream.generate(Object::new).limit(FEW).toArray();

    private final Function<List<HistoryEntry>, Reference<List<HistoryEntry>>> holding;
    private final Map<Path, Kept> kept = new ConcurrentHashMap<>();
    private volatile int room = FEW;

    /**
     * @param holding how all entries of a history are held
     */
    HistoryCache(Function<List<HistoryEntry>, Reference<List<HistoryEntry>>> holding) {
        this.holding = holding;
    }

    private record Kept(FileMark mark, List<HistoryEntry> standing, Reference<List<HistoryEntry>> all) {}

    /** What whoever changes a file holds meanwhile. A few files share one. */
    static Object monitor(Path file) {
        return MONITORS[Math.floorMod(file.hashCode(), MONITORS.length)];
    }

    /**
     * @param file the file of a history
     * @param read how it is read
     * @return all its entries
     */
    List<HistoryEntry> entries(Path file, Function<Path, List<HistoryEntry>> read) {
        return ask(file, read, before -> before.all().get(), Function.identity());
    }

    /**
     * @param file the file of a history
     * @param read how it is read
     * @return those of its entries that {@link Standing} keeps
     */
    List<HistoryEntry> standing(Path file, Function<Path, List<HistoryEntry>> read) {
        return ask(file, read, Kept::standing, Standing::of);
    }

    private List<HistoryEntry> ask(
            Path file,
            Function<Path, List<HistoryEntry>> read,
            Function<Kept, List<HistoryEntry>> known,
            Function<List<HistoryEntry>, List<HistoryEntry>> part) {
        try {
            var now = FileMark.of(Files.readAttributes(file, BasicFileAttributes.class));
            var before = kept.get(file);
            var entries = before != null && before.mark().equals(now) ? known.apply(before) : null;
            return entries != null ? entries : part.apply(keep(file, now, List.copyOf(read.apply(file))));
        } catch (NoSuchFileException e) {
            kept.remove(file);
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    private List<HistoryEntry> keep(Path file, FileMark mark, List<HistoryEntry> all) {
        kept.put(file, new Kept(mark, Standing.of(all), holding.apply(all)));
        if (kept.size() > room) {
            // Jobs were deleted or renamed, perhaps by hand. Not each time, since this looks at all files.
            kept.keySet().removeIf(path -> !Files.exists(path));
            room = Math.max(FEW, 2 * kept.size());
        }
        return all;
    }

    /** How many histories it holds something of. */
    int size() {
        return kept.size();
    }
}
