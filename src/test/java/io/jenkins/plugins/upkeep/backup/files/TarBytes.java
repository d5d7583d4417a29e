package io.jenkins.plugins.upkeep.backup.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes archives by hand, such as no tar would write them. */
final class TarBytes {
    private static final int BLOCK = 512;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A member of a type, with a size that need not be true. */
    TarBytes header(char type, long size) {
        var block = new byte[BLOCK];
        put(block, 0, "name");
        put(block, 100, "0000644");
        put(block, 124, String.format("%011o", size));
        put(block, 136, "00000000000");
        block[156] = (byte) type;
        put(block, 257, "ustar");
        seal(block, 0);
        bytes.writeBytes(block);
        return this;
    }

    private static void put(byte[] block, int at, String text) {
        var raw = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(raw, 0, block, at, raw.length);
    }

    /** Makes the checksum of the header at a place right. */
    static void seal(byte[] archive, int at) {
        Arrays.fill(archive, at + 148, at + 156, (byte) ' ');
        long sum = 0;
        for (int index = at; index < at + BLOCK; index++) {
            sum += archive[index] & 0xff;
        }
        put(archive, at + 148, String.format("%06o\0 ", sum));
    }

    /** Content, filled up to whole blocks. */
    TarBytes content(byte[] content) {
        bytes.writeBytes(Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK));
        return this;
    }

    TarBytes content(String text) {
        return content(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** An extended header with one record. */
    TarBytes record(String key, String value) {
        var rest = " " + key + "=" + value + "\n";
        int length = rest.length() + 1;
        while (String.valueOf(length).length() + rest.length() != length) {
            length++;
        }
        var record = length + rest;
        return header('x', record.length()).content(record);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
