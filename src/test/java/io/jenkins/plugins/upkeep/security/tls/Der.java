package io.jenkins.plugins.upkeep.security.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Values of ASN.1 in their distinguished encoding (X.690). */
final class Der {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] value(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var whole = new ByteArrayOutputStream();
        whole.write(tag);
        whole.writeBytes(length(content.size()));
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static byte[] length(int length) {
        if (length < 128) {
            return new byte[] {(byte) length};
        }
        return length < 256
                ? new byte[] {(byte) 0x81, (byte) length}
                : new byte[] {(byte) 0x82, (byte) (length >>> 8), (byte) length};
    }

    static byte[] sequence(byte[]... parts) {
        return value(0x30, parts);
    }

    static byte[] number(long number) {
        return value(0x02, BigInteger.valueOf(number).toByteArray());
    }

    static byte[] name(String commonName) {
        var text = value(0x0C, commonName.getBytes(StandardCharsets.UTF_8));
        return sequence(value(0x31, sequence(oid(0x55, 0x04, 0x03), text)));
    }

    static byte[] time(Instant instant) {
        return value(0x18, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] bits(byte[] bytes) {
        return value(0x03, new byte[1], bytes);
    }

    static byte[] bool() {
        return value(0x01, new byte[] {-1});
    }

    static byte[] oid(int... encoded) {
        var bytes = new byte[encoded.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) encoded[i];
        }
        return value(0x06, bytes);
    }
}
