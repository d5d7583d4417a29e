package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The extended header of a member: what has no room in its first block. */
final class PaxRecords {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    // Not more: a number such as 1e999999999 would be worked out to its last digit.
    private static final Pattern TIME = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{0,18})?");
    private static final int LONGEST_NAME = 1 << 20;

    private final Map<String, byte[]> records = new TreeMap<>();

    static PaxRecords none() {
        return new PaxRecords();
    }

    static PaxRecords of(byte[] bytes) throws DamagedArchiveException {
        var pax = new PaxRecords();
        for (int at = 0; at < bytes.length; ) {
            at += pax.read(bytes, at);
        }
        return pax;
    }

    private int read(byte[] bytes, int from) throws DamagedArchiveException {
        int blank = indexOf(bytes, ' ', from);
        int length = (int) number(string(bytes, from, blank));
        int equals = indexOf(bytes, '=', blank);
        int end = from + length - 1;
        if (end < equals || end >= bytes.length || bytes[end] != '\n') {
            throw new DamagedArchiveException("an extended header has a record of wrong length");
        }
        records.put(string(bytes, blank + 1, equals), Arrays.copyOfRange(bytes, equals + 1, end));
        return length;
    }

    private static int indexOf(byte[] bytes, char wanted, int from) throws DamagedArchiveException {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        throw new DamagedArchiveException("an extended header ends in the middle of a record");
    }

    private static String string(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    byte[] name(String key, byte[] otherwise) throws DamagedArchiveException {
        var name = records.getOrDefault(key, otherwise);
        if (name.length > LONGEST_NAME) {
            throw new DamagedArchiveException("an extended header holds a name of " + name.length + " bytes");
        }
        return name;
    }

    boolean has(String key) {
        return records.containsKey(key);
    }

    long number(String key, long otherwise) throws DamagedArchiveException {
        var value = records.get(key);
        return value == null ? otherwise : number(new String(value, StandardCharsets.ISO_8859_1));
    }

    private static long number(String text) throws DamagedArchiveException {
        if (!NUMBER.matcher(text).matches()) {
            throw damagedNumber();
        }
        return Long.parseLong(text);
    }

    Instant modified(long otherwise) throws DamagedArchiveException {
        if (!has("mtime")) {
            return Instant.ofEpochSecond(otherwise);
        }
        var text = new String(records.get("mtime"), StandardCharsets.ISO_8859_1);
        if (!TIME.matcher(text).matches()) {
            throw damagedNumber();
        }
        try {
            var time = new BigDecimal(text);
            var seconds = time.setScale(0, RoundingMode.FLOOR);
            var nanos = time.subtract(seconds).movePointRight(9).setScale(0, RoundingMode.DOWN);
            return Instant.ofEpochSecond(seconds.longValueExact(), nanos.longValueExact());
        } catch (ArithmeticException | DateTimeException e) {
            throw damagedNumber();
        }
    }

    private static DamagedArchiveException damagedNumber() {
        return new DamagedArchiveException("an extended header holds a number that is none");
    }

    /** A digest of the access control lists and extended attributes. */
    Optional<String> attributes() {
        var sha256 = Sha256.start();
        var found = false;
        for (var record : records.entrySet()) {
            if (record.getKey().startsWith("SCHILY.") || record.getKey().startsWith("RHT.")) {
                found = true;
                update(sha256, record.getKey().getBytes(StandardCharsets.ISO_8859_1));
                update(sha256, record.getValue());
            }
        }
        return found ? Optional.of(HexFormat.of().formatHex(sha256.digest(), 0, 16)) : Optional.empty();
    }

    private static void update(MessageDigest sha256, byte[] value) {
        sha256.update((value.length + ":").getBytes(StandardCharsets.ISO_8859_1));
        sha256.update(value);
    }
}
