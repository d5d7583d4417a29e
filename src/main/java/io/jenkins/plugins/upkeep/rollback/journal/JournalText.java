package io.jenkins.plugins.upkeep.rollback.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The form of a journal: each line is a hash, a space and the entry in JSON. The hash covers the hash of the line before,
 * so that no line can be changed, left out or moved without notice.
 */
final class JournalText {
    /** What the hash of the first line covers in place of a line before. */
    static final String START = "upkeep/rollback/1";

    private static final ObjectMapper JSON = Json.mapper();
    private static final int HASH = 64;

    private JournalText() {}

    /**
     * What could be read.
     *
     * @param entries the entries
     * @param last the hash that the next line follows
     * @param length how many bytes the whole lines take; what is behind them is a line that was cut off
     */
    record Content(List<Entry> entries, String last, long length) {
        Content {
            entries = List.copyOf(entries);
        }
    }

    static String line(Entry entry, String before) throws UpkeepException {
        try {
            var json = JSON.writeValueAsString(entry);
            return hash(before, json) + " " + json + "\n";
        } catch (JsonProcessingException e) {
            throw new UpkeepException("rollback journal: an entry cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads a journal. A last line without its end was cut off by a crash: what it would have said had not been promised to
     * anybody yet.
     *
     * @param name what messages call it
     * @param bytes its content
     * @throws UpkeepException when a line in it is not what was written
     */
    static Content read(String name, byte[] bytes) throws UpkeepException {
        var entries = new ArrayList<Entry>();
        var before = START;
        int from = 0;
        for (int end = next(bytes, from); end >= 0; end = next(bytes, from)) {
            var line = new String(bytes, from, end - from, StandardCharsets.UTF_8);
            entries.add(entry(name, line, before, entries.size() + 1));
            before = line.substring(0, HASH);
            from = end + 1;
        }
        return new Content(entries, before, from);
    }

    private static int next(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private static Entry entry(String name, String line, String before, int number) throws UpkeepException {
        if (line.length() < HASH + 2 || !line.startsWith(hash(before, line.substring(HASH + 1)) + " ")) {
            throw damaged(name, number);
        }
        try {
            var entry = JSON.readValue(line.substring(HASH + 1), Entry.class);
            if (entry.number() != number) {
                throw damaged(name, number);
            }
            return entry;
        } catch (JsonProcessingException e) {
            throw new UpkeepException(
                    name + ": line " + number + " was written by another version of Upkeep; use that version", e);
        }
    }

    private static UpkeepException damaged(String name, int number) {
        return new UpkeepException(
                name + ": line " + number + " is damaged; do not go on by it: see by hand which version"
                        + " is checked out and which databases there are, put them right, then move the file away");
    }

    static String hash(String before, String json) throws UpkeepException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new UpkeepException("SHA-256 is missing in this Java; use another", e);
        }
    }
}
