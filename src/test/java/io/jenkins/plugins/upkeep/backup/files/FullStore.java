package io.jenkins.plugins.upkeep.backup.files;

import java.io.IOException;
import java.io.OutputStream;

/** Takes so many bytes and no more. */
final class FullStore extends OutputStream {
    private long room;

    FullStore(long room) {
        this.room = room;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        room -= length;
        if (room < 0) {
            throw new IOException("store: full");
        }
    }
}
