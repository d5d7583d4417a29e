package io.jenkins.plugins.upkeep.security.tls;

import java.io.ByteArrayOutputStream;
import java.util.Collection;

/** Bytes as TLS orders them: numbers with the high byte first, vectors behind their length. */
final class Bits {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Bits number(int value, int width) {
        for (int i = width - 1; i >= 0; i--) {
            bytes.write(value >>> (8 * i));
        }
        return this;
    }

    Bits raw(byte[] content) {
        bytes.writeBytes(content);
        return this;
    }

    /** A vector whose length is a number of that width. */
    Bits vector(int width, Bits content) {
        return number(content.bytes.size(), width).raw(content.toBytes());
    }

    static Bits shorts(Collection<Integer> values) {
        var all = new Bits();
        values.forEach(value -> all.number(value, 2));
        return all;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
