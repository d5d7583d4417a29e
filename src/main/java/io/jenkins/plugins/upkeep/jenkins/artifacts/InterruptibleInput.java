package io.jenkins.plugins.upkeep.jenkins.artifacts;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Reads until its thread is interrupted: a disk or a network that is slow does not keep those waiting who gave up. */
final class InterruptibleInput extends FilterInputStream {
    InterruptibleInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        requireWanted();
        return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        requireWanted();
        return in.read(target, offset, length);
    }

    /** The thread stays interrupted, for those who called this one. */
    private static void requireWanted() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
    }
}
