package io.jenkins.plugins.upkeep.system.files;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a small file so that a reader sees the old content or the new one and never a part, also when the machine loses
 * its power meanwhile. What a killed writer leaves behind is a hidden file that ends in {@code .tmp}.
 */
public final class AtomicFile {
    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rw-r--r--");

    private AtomicFile() {}

    /**
     * Creates or replaces a file. Its folder is created when it is missing.
     *
     * @param file the file
     * @param content what it holds afterwards
     * @throws UpkeepException when the folder does not take it; the old file, if any, is as before
     */
    public static void write(Path file, byte[] content) throws UpkeepException {
        write(file, content, Set.of());
    }

    /**
     * Removes what killed writers of a file have left. Nobody may write the file at the same time.
     *
     * @param file the file
     * @throws IOException when its folder cannot be changed
     */
    public static void sweep(Path file) throws IOException {
        var beginning = "." + file.getFileName() + ".";
        var folder = file.toAbsolutePath().getParent();
        try (var left = Files.newDirectoryStream(
                folder, other -> isTemporary(other.getFileName().toString(), beginning))) {
            for (var other : left) {
                Files.deleteIfExists(other);
            }
        }
    }

    private static boolean isTemporary(String name, String beginning) {
        return name.startsWith(beginning)
                && name.substring(beginning.length()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp");
    }

    private static void write(Path file, byte[] content, Set<PosixFilePermission> rights) throws UpkeepException {
        try {
            var folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            replace(file, folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp"), content, rights);
            sync(folder);
        } catch (IOException e) {
            throw new UpkeepException(
                    file + ": cannot be written (" + FileTrouble.reason(e)
                            + "); check the folder's rights and the space on its disk",
                    e);
        }
    }

    /**
     * As {@link #write(Path, byte[])}, for text that all accounts of the machine may read, whatever this account's usual
     * rights for new files are.
     */
    public static void writeForAll(Path file, String content) throws UpkeepException {
        write(file, content.getBytes(StandardCharsets.UTF_8), FOR_ALL);
    }

    /** As {@link #write(Path, byte[])}, for text in UTF-8. */
    public static void write(Path file, String content) throws UpkeepException {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private static void replace(Path file, Path temporary, byte[] content, Set<PosixFilePermission> rights)
            throws IOException {
        try {
            fill(temporary, content);
            if (!rights.isEmpty()) {
                Files.setPosixFilePermissions(temporary, rights);
            }
            Files.move(temporary, file, ATOMIC_MOVE);
        } catch (IOException e) {
            discard(temporary, e);
            throw e;
        }
    }

    private static void fill(Path temporary, byte[] content) throws IOException {
        try (var channel = FileChannel.open(temporary, CREATE_NEW, WRITE)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void discard(Path temporary, IOException reason) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Without this the new name may be lost with the power, although the content is not. */
    private static void sync(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, READ)) {
                channel.force(true);
            }
        }
    }
}
