package io.jenkins.plugins.upkeep.system.journal;

/** Is told what an export holds, field by field. */
public interface EntryVisitor {
    /** Whether the value of a field is of use. */
    boolean wants(String field);

    /**
     * Takes the value of a field that it wants.
     *
     * @param value the value's beginning, as far as {@link ExportReader#LONGEST_VALUE} allows
     */
    void field(String field, String value) throws DamagedExportException;

    /** Takes a piece of the bytes of an entry: all of them together are the entry as it stands in the stream. */
    void bytes(byte[] block, int offset, int length);

    /** An entry is at its end. */
    void entry() throws DamagedExportException;
}
