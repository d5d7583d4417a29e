package io.jenkins.plugins.upkeep.system.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields of one entry that tell when it was written and what it belongs to. The rule is the one by which journalctl
 * finds a unit's messages. For one thread.
 */
public final class EntryFields {
    /** When it was written. */
    public static final String TIME = "__REALTIME_TIMESTAMP";
    /** The unit that wrote it. */
    public static final String UNIT = "_SYSTEMD_UNIT";

    static final String SLICE = "_SYSTEMD_SLICE";
    static final String MANAGED = "UNIT";
    static final String OBJECT = "OBJECT_SYSTEMD_UNIT";
    static final String DUMPED = "COREDUMP_UNIT";

    /** Where the names of units stand. */
    public static final List<String> UNITS = List.of(UNIT, MANAGED, OBJECT, DUMPED, SLICE);

    private static final String PROCESS = "_PID";
    private static final String USER = "_UID";
    private static final Set<String> USED = Set.of(TIME, UNIT, SLICE, MANAGED, OBJECT, DUMPED, PROCESS, USER);

    private final Map<String, String> values = new HashMap<>();

    static Stream<String> used() {
        return USED.stream();
    }

    /**
     * @return whether the field is of use here
     */
    public static boolean uses(String field) {
        return USED.contains(field);
    }

    /** Of a field that stands several times, the first one counts. */
    public void put(String field, String value) {
        values.putIfAbsent(field, value);
    }

    /** Forgets an entry, for the next. */
    public void clear() {
        values.clear();
    }

    /**
     * Everybody can write that a message is about a unit; only systemd and root are believed.
     *
     * @return the units that it is about
     */
    public List<String> about() {
        var managed = "1".equals(values.get(PROCESS)) ? Stream.of(MANAGED) : Stream.<String>empty();
        var object = "0".equals(values.get(USER)) ? Stream.of(OBJECT, DUMPED) : Stream.<String>empty();
        return named(Stream.concat(managed, object));
    }

    /**
     * @return the unit that wrote it, and the slice that this is in
     */
    public List<String> own() {
        return named(Stream.of(UNIT, SLICE));
    }

    private List<String> named(Stream<String> fields) {
        return fields.filter(values::containsKey).map(values::get).toList();
    }

    /**
     * @return when it was written
     * @throws DamagedExportException when it does not tell
     */
    public Instant time() throws DamagedExportException {
        var time = values.get(TIME);
        try {
            return Instant.EPOCH.plus(Long.parseLong(String.valueOf(time)), ChronoUnit.MICROS);
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            throw new DamagedExportException(
                    time == null ? "has an entry without a time" : "has an entry whose time is no number");
        }
    }
}
