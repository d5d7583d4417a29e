package io.jenkins.plugins.upkeep.system.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes messages of the fields of an export. For one thread. */
final class EntryCollector implements EntryVisitor {
    private static final String MESSAGE = "MESSAGE";
    private static final String IDENTIFIER = "SYSLOG_IDENTIFIER";
    private static final Set<String> TEXTS = Set.of(MESSAGE, IDENTIFIER);

    /** What journalctl is asked for. */
    static final List<String> FIELDS = Stream.concat(TEXTS.stream(), EntryFields.used())
            .filter(field -> !field.startsWith("__"))
            .sorted()
            .toList();

    private final Predicate<JournalEntry> sink;
    private final EntryFields fields = new EntryFields();
    private final Map<String, String> texts = new HashMap<>();
    private boolean more = true;

    EntryCollector(Predicate<JournalEntry> sink) {
        this.sink = sink;
    }

    boolean wantsMore() {
        return more;
    }

    @Override
    public boolean wants(String field) {
        return TEXTS.contains(field) || EntryFields.uses(field);
    }

    @Override
    public void field(String field, String value) {
        if (TEXTS.contains(field)) {
            texts.putIfAbsent(field, value);
        } else {
            fields.put(field, value);
        }
    }

    @Override
    public void bytes(byte[] block, int offset, int length) {
        // Nobody wants them.
    }

    @Override
    public void entry() throws DamagedExportException {
        if (more) {
            var units = Stream.concat(fields.about().stream(), fields.own().stream())
                    .toList();
            more = sink.test(new JournalEntry(
                    fields.time(), units, texts.getOrDefault(IDENTIFIER, ""), texts.getOrDefault(MESSAGE, "")));
        }
        fields.clear();
        texts.clear();
    }
}
