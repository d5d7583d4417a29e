package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Reads archives back: to prove them, and to restore them. Immutable, so safe for several threads. */
public final class FileArchiveReader {
    private static final Duration LAST_WORDS = Duration.ofMinutes(10);

    private final Command tar = Command.of("tar");

    /**
     * Holds an archive against its listing, each member with its content. Neither stream is closed. Memory does not grow
     * with the archive, only with the disorder between the two.
     *
     * @param plainTar the archive as it was written, neither compressed nor encrypted
     * @param listing the listing that was written with it
     * @return what the archive holds, and where it differs; a damaged archive is no exception
     * @throws IOException when one of the two streams failed
     */
    public FileVerification verify(InputStream plainTar, InputStream listing) throws IOException {
        return new ArchiveVerifier(plainTar, listing).verify();
    }

    /**
     * Restores an archive. Files of the same name are replaced. Names that are absolute or hold {@code ..} never reach
     * beyond the folder, and make the restore fail. When it fails, the folder holds a part of the files; run it again.
     *
     * @param plainTar the archive, neither compressed nor encrypted; not closed
     * @param into an existing folder, best an empty one
     * @param ownership whom the restored files belong to
     * @throws UpkeepException when tar cannot be started, or complained
     * @throws IOException when the archive's stream failed
     * @throws InterruptedException when this thread is told to stop; tar is ended then
     */
    public void extract(InputStream plainTar, Path into, Ownership ownership)
            throws UpkeepException, IOException, InterruptedException {
        var refused = new RefusedNames();
        try (var process = start(into, ownership, refused)) {
            copy(plainTar, process);
            closeInput(process);
            requireSuccess(process.await(LAST_WORDS), into, refused);
        }
    }

    private RunningProcess start(Path into, Ownership ownership, RefusedNames refused) throws UpkeepException {
        var rights = switch (ownership) {
            case MINE -> List.of("--no-same-owner", "--no-same-permissions");
            case ARCHIVED -> List.of("--same-owner", "--same-permissions");
        };
        return TarOptions.common(tar)
                .with("--extract", "--file=-", "--numeric-owner", "--acls", "--xattrs")
                .with(rights)
                .in(into)
                .start(refused::look);
    }

    private static void copy(InputStream plainTar, RunningProcess process) throws IOException, InterruptedException {
        var buffer = new byte[BlockPipe.BLOCK_SIZE];
        var wanted = true;
        for (int count = plainTar.read(buffer); wanted && count >= 0; count = plainTar.read(buffer)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("tar: the restore of files was told to stop");
            }
            wanted = hand(buffer, count, process.input());
        }
    }

    private static boolean hand(byte[] buffer, int count, OutputStream input) {
        try {
            input.write(buffer, 0, count);
            return true;
        } catch (IOException e) {
            // Tar has ended and reads no more; its exit status tells why.
            return false;
        }
    }

    private static void closeInput(RunningProcess process) {
        try {
            process.input().close();
        } catch (IOException e) {
            // As above: the last bytes were not wanted, and the exit status tells why.
            return;
        }
    }

    private static void requireSuccess(ProcessResult tar, Path into, RefusedNames refused) throws UpkeepException {
        if (refused.any()) {
            throw new UpkeepException(
                    into + ": the archive holds names that lead out of this folder; they were put below"
                            + " it instead; do not use these files before you know who made the archive");
        }
        if (!tar.succeeded()) {
            throw new UpkeepException(into + ": tar could not restore everything (exit status " + tar.status() + "): "
                    + tar.complaint() + "; see to the cause and restore into an empty folder");
        }
    }
}
