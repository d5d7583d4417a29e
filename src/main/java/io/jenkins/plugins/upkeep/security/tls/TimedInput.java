package io.jenkins.plugins.upkeep.security.tls;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Reads from a socket until a moment that does not move, however slowly the bytes come. */
final class TimedInput {
    private final Socket socket;
    private final long end;

    TimedInput(Socket socket, Duration patience) {
        this.socket = socket;
        this.end = System.nanoTime() + patience.toNanos();
    }

    byte[] read(int length) throws IOException {
        var bytes = new byte[length];
        int filled = 0;
        while (filled < length) {
            filled += some(bytes, filled);
        }
        return bytes;
    }

    private int some(byte[] bytes, int filled) throws IOException {
        var rest = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (rest <= 0) {
            throw new SocketTimeoutException("no whole answer in time");
        }
        socket.setSoTimeout((int) rest);
        var count = socket.getInputStream().read(bytes, filled, bytes.length - filled);
        if (count < 0) {
            throw new EOFException(filled == 0 ? "the end" : "the end within a record");
        }
        return count;
    }
}
