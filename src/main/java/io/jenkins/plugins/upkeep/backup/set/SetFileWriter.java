package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.codec.CompressedUpload;
import java.nio.charset.StandardCharsets;

/** A file of a set under way. Closing it before it is finished leaves nothing of it. For one thread. */
public final class SetFileWriter implements AutoCloseable {
    private final SetWriter set;
    private final String path;
    private final CompressedUpload upload;

    SetFileWriter(SetWriter set, String path, CompressedUpload upload) {
        this.set = set;
        this.path = path;
        this.upload = upload;
    }

    /**
     * @return the file's path within the set
     */
    public String path() {
        return path;
    }

    /**
     * @return how many bytes were taken in so far
     */
    public long size() {
        return upload.plainSize();
    }

    /** Takes in a text. */
    public void write(String text) throws UpkeepException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes in a whole array. */
    public void write(byte[] data) throws UpkeepException {
        upload.write(data, 0, data.length);
    }

    /** Takes in a part of an array. */
    public void write(byte[] data, int offset, int length) throws UpkeepException {
        upload.write(data, offset, length);
    }

    /**
     * Makes the file part of the set.
     *
     * @throws UpkeepException when the store does not take it
     */
    public void finish() throws UpkeepException {
        var packed = upload.finish();
        set.add(new SetFile(path, packed.storedSize(), packed.sha256(), packed.plainSize()));
    }

    @Override
    public void close() {
        upload.close();
    }
}
