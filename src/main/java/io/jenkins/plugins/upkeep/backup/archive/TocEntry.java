package io.jenkins.plugins.upkeep.backup.archive;

import java.util.List;

/**
 * An entry in the table of contents of one of pg_dump's archives.
 *
 * @param id its number, by which pg_restore knows it
 * @param kind what it is: {@code TABLE}, {@code FK CONSTRAINT}
 * @param schema the schema that it is in, unquoted; empty when it is in none
 * @param tag its name, for most kinds unquoted; that of a part of a table begins with the table's name and a space
 * @param data whether rows or large objects of the entry stand in the archive
 * @param needs the numbers of the entries that must be there first
 */
public record TocEntry(int id, String kind, String schema, String tag, boolean data, List<Integer> needs) {
    /** Tables, also partitioned ones. */
    static final String TABLE = "TABLE";

    static final String SEQUENCE = "SEQUENCE";
    static final String SCHEMA = "SCHEMA";

    public TocEntry {
        needs = List.copyOf(needs);
    }

    /**
     * @return whether it is a table
     */
    public boolean isTable() {
        return is(TABLE);
    }

    /**
     * @return schema and name, for people
     */
    public String title() {
        return schema.isEmpty() ? tag : schema + "." + tag;
    }

    boolean is(String wanted) {
        return kind.equals(wanted);
    }

    /** The name of a part of a table, without the table's. */
    String nameWithin(TocEntry table) {
        return tag.startsWith(table.tag + " ") ? tag.substring(table.tag.length() + 1) : tag;
    }
}
