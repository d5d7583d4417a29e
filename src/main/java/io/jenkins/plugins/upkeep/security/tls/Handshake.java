package io.jenkins.plugins.upkeep.security.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a server's handshake messages out of their records (RFC 8446, 5.1). A record is at most as long as the protocol
 * allows, and the messages together at most {@value #MOST} bytes; the rest is the caller's to refuse.
 */
final class Handshake {
    private static final int MOST = 256 << 10;
    private static final int LONGEST_RECORD = (16 << 10) + 2048;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int HEADER = 4;

    private final TimedInput input;
    private byte[] waiting = new byte[0];
    private int taken;

    Handshake(TimedInput input) {
        this.input = input;
    }

    /**
     * A message.
     *
     * @param type its type
     * @param body what follows its head; read from the start
     */
    record Message(int type, ByteBuffer body) {}

    /** Ends a handshake: the other side said no. */
    static final class AlertException extends IOException {
        private static final long serialVersionUID = 1L;

        /** By RFC 8446, 6.2. */
        private static final Map<Integer, String> WORDS = Map.of(
                40, "handshake failure",
                47, "illegal parameter",
                70, "protocol version",
                71, "insufficient security",
                80, "internal error",
                112, "unrecognized name");

        AlertException(int code) {
            super("alert " + code + WORDS.getOrDefault(code, "").replaceAll("^(?=.)", ", "));
        }
    }

    /** Ends a handshake: what came is not TLS. */
    static final class ForeignException extends IOException {
        private static final long serialVersionUID = 1L;

        ForeignException(String message) {
            super(message);
        }
    }

    Message next() throws IOException {
        var message = whole();
        while (message.isEmpty()) {
            append(record());
            message = whole();
        }
        return message.get();
    }

    private Optional<Message> whole() {
        if (waiting.length < HEADER) {
            return Optional.empty();
        }
        var length = ByteBuffer.wrap(waiting).getInt() & 0xFFFFFF;
        if (waiting.length < HEADER + length) {
            return Optional.empty();
        }
        var body = Arrays.copyOfRange(waiting, HEADER, HEADER + length);
        var type = waiting[0];
        waiting = Arrays.copyOfRange(waiting, HEADER + length, waiting.length);
        return Optional.of(new Message(type, ByteBuffer.wrap(body)));
    }

    private void append(byte[] fragment) throws IOException {
        taken += fragment.length;
        if (taken > MOST) {
            throw new ForeignException("it sends a handshake without end");
        }
        var longer = Arrays.copyOf(waiting, waiting.length + fragment.length);
        System.arraycopy(fragment, 0, longer, waiting.length, fragment.length);
        waiting = longer;
    }

    private byte[] record() throws IOException {
        var head = ByteBuffer.wrap(input.read(5));
        int type = head.get();
        int major = head.get();
        head.get();
        int length = head.getShort() & 0xFFFF;
        if ((type != HANDSHAKE && type != ALERT) || major != 3 || length == 0 || length > LONGEST_RECORD) {
            throw new ForeignException("it does not speak TLS there; its answer begins with " + begin(head.array()));
        }
        var content = input.read(length);
        if (type == ALERT) {
            throw new AlertException(content[content.length - 1] & 0xFF);
        }
        return content;
    }

    private static String begin(byte[] bytes) {
        return "\"" + new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?") + "\"";
    }
}
