package io.jenkins.plugins.upkeep.jenkins.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The digests of files on this machine, read again only after a file has changed: the tool is looked at before every use, and
 * is large. Safe for use by several threads; forgotten with the process.
 */
final class KnownDigests {
    /** A change that comes sooner after another may leave the same time. */
    private static final Duration TICK = Duration.ofSeconds(2);

    private static final Map<Path, Known> KNOWN = new ConcurrentHashMap<>();

    private KnownDigests() {}

    private record Known(Mark mark, String digest) {}

    /** By what a file is known to be the same: whoever may write it can set all of this but the time of the change. */
    private record Mark(Object key, Object size, Object modified, Object changed) {
        private static Mark of(Path file) throws IOException {
            var seen = Files.readAttributes(file, "unix:fileKey,size,lastModifiedTime,ctime");
            return new Mark(seen.get("fileKey"), seen.get("size"), seen.get("lastModifiedTime"), seen.get("ctime"));
        }

        private boolean isSettled() {
            return ((FileTime) changed).toInstant().isBefore(Instant.now().minus(TICK));
        }
    }

    /**
     * @param file a file
     * @return its SHA-256 as hexadecimal digits
     * @throws IOException when it cannot be read
     */
    static String of(Path file) throws IOException {
        var mark = Mark.of(file);
        var known = KNOWN.get(file);
        if (known != null && known.mark().equals(mark)) {
            return known.digest();
        }
        var digest = ToolFiles.digest(file);
        if (mark.isSettled() && mark.equals(Mark.of(file))) {
            KNOWN.put(file, new Known(mark, digest));
        }
        return digest;
    }
}
