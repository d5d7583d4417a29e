package io.jenkins.plugins.upkeep.cli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Prints to a stream and to a file. When the file takes no more, the stream still gets everything. */
final class Copied extends OutputStream {
    private final PrintStream stream;
    private final OutputStream file;
    private boolean broken;

    Copied(PrintStream stream, OutputStream file) {
        this.stream = stream;
        this.file = file;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        stream.write(data, offset, length);
        copy(data, offset, length);
        if (stream.checkError()) {
            throw new IOException("the stream takes no more");
        }
    }

    private void copy(byte[] data, int offset, int length) {
        try {
            if (!broken) {
                file.write(data, offset, length);
            }
        } catch (IOException e) {
            // A full disk must not end the work; who watches still has the stream.
            broken = true;
        }
    }
}
