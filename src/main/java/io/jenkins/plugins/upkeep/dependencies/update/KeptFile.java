package io.jenkins.plugins.upkeep.dependencies.update;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * A file whose content is exchanged at once, while its owner, its group and its rights stay.
 *
 * @param path the file itself, and no symbolic link to it
 */
record KeptFile(Path path) {
    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-------");

    String sha256() throws UpkeepException {
        return Sha256.of(LockFile.bytes(path));
    }

    /** Removes what a killed exchange has left. */
    void sweep() throws UpkeepException {
        try {
            AtomicFile.sweep(path);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Exchanges the content.
     *
     * @param before the SHA-256 of the content that it must have
     * @param bytes the content that it gets
     * @throws UpkeepException when it cannot be exchanged, or has another content; it is as before then
     */
    void exchange(String before, byte[] bytes) throws UpkeepException {
        if (!sha256().equals(before)) {
            throw new UpkeepException(path + ": somebody has changed it meanwhile; nothing was written over it");
        }
        try {
            exchange(bytes);
        } catch (IOException | UnsupportedOperationException e) {
            throw unwritable(e);
        }
    }

    private UpkeepException unwritable(Exception reason) {
        return new UpkeepException(
                path + ": cannot be replaced (" + reason
                        + "); let this account write its folder and keep its owner, and see that the disk has room",
                reason);
    }

    private void exchange(byte[] bytes) throws IOException {
        var folder = path.toAbsolutePath().getParent();
        var next = folder.resolve("." + path.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            fill(next, bytes);
            likeThis(next);
            Files.move(next, path, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    private static void fill(Path next, byte[] bytes) throws IOException {
        var rights = PosixFilePermissions.asFileAttribute(OURS);
        try (var channel = FileChannel.open(next, Set.of(CREATE_NEW, WRITE), rights)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private void likeThis(Path next) throws IOException {
        var old = Files.readAttributes(path, PosixFileAttributes.class);
        var view = Files.getFileAttributeView(next, PosixFileAttributeView.class);
        var made = view.readAttributes();
        if (!made.owner().equals(old.owner())) {
            view.setOwner(old.owner());
        }
        if (!made.group().equals(old.group())) {
            view.setGroup(old.group());
        }
        view.setPermissions(old.permissions());
    }
}
