package io.jenkins.plugins.upkeep.system.store;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file on its way into a folder. */
final class FolderUpload implements Upload {
    private final FolderStore store;
    private final String key;
    private final Path target;
    private final Path unfinished;
    private final FileChannel channel;
    private boolean committed;

    FolderUpload(FolderStore store, String key, Path target) throws IOException {
        this.store = store;
        this.key = key;
        this.target = target;
        this.unfinished = target.resolveSibling(target.getFileName() + FolderStore.UNFINISHED);
        PrivateFolders.create(target.getParent());
        if (Places.at(target).isPresent()) {
            throw new FileAlreadyExistsException("a file of this name is there already");
        }
        this.channel = FileChannel.open(
                unfinished, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    @Override
    public void write(ByteBuffer data) throws UpkeepException {
        try {
            while (data.hasRemaining()) {
                channel.write(data);
            }
        } catch (IOException e) {
            throw store.failure("write", key, e);
        }
    }

    @Override
    public void commit() throws UpkeepException {
        try {
            channel.force(true);
            channel.close();
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            committed = true;
            PrivateFolders.force(target.getParent());
        } catch (IOException e) {
            throw store.failure("finish", key, e);
        }
    }

    @Override
    public void close() {
        if (!committed) {
            try {
                channel.close();
                Files.deleteIfExists(unfinished);
            } catch (IOException e) {
                // What stays has a telling name and no manifest: it is no backup, and the next run removes it.
            }
        }
    }
}
