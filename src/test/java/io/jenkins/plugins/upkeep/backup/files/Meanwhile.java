package io.jenkins.plugins.upkeep.backup.files;

import java.io.IOException;
import java.io.OutputStream;

/** Lets something happen to the files once the first block of their archive has arrived. */
final class Meanwhile extends OutputStream {
    private final Event event;
    private boolean happened;

    Meanwhile(Event event) {
        this.event = event;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (!happened) {
            happened = true;
            happen();
        }
    }

    private void happen() throws IOException {
        try {
            event.happen();
        } catch (Exception e) {
            throw new IOException("test: the event failed", e);
        }
    }

    @FunctionalInterface
    interface Event {
        void happen() throws Exception;
    }
}
