package io.jenkins.plugins.upkeep.backup.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table of contents of an archive that pg_dump wrote in its custom format. It is read here and not from {@code
 * pg_restore --list}, in which names run into each other when they have spaces in them, and line breaks are lost.
 *
 * @param entries all entries, in the order in which they are restored
 */
public record TableOfContents(List<TocEntry> entries) {
    private static final String MAGIC = "PGDMP";
    private static final int CUSTOM = 1;
    private static final int OLDEST = version(1, 14);
    private static final int COMPRESSION_BYTE = version(1, 15);
    private static final int NEWEST = version(1, 16);
    private static final int DATE_NUMBERS = 7;
    private static final int MOST_ENTRIES = 100_000_000;

    public TableOfContents {
        entries = List.copyOf(entries);
    }

    /**
     * Reads the beginning of an archive.
     *
     * @param archive the archive; behind the table of contents afterwards, not closed
     * @return its table of contents
     * @throws ArchiveException when it is none
     * @throws IOException when it cannot be read
     */
    public static TableOfContents read(InputStream archive) throws IOException, ArchiveException {
        return read(new ArchiveInput(archive));
    }

    /**
     * Reads the table of contents of a file.
     *
     * @param archive the file
     * @return its table of contents
     * @throws ArchiveException when it is none, or cannot be read
     */
    public static TableOfContents read(Path archive) throws ArchiveException {
        try (var content = new BufferedInputStream(Files.newInputStream(archive))) {
            return read(content);
        } catch (EOFException e) {
            throw new ArchiveException("file " + archive + ": ends within its table of contents; fetch it again");
        } catch (IOException e) {
            throw new ArchiveException(
                    "file " + archive + ": cannot be read (" + e.getMessage() + "); look at the disk");
        }
    }

    static TableOfContents read(ArchiveInput input) throws IOException, ArchiveException {
        var version = header(input);
        var count = input.number();
        if (count < 0 || count > MOST_ENTRIES) {
            throw new ArchiveException("the archive of pg_dump has " + count + " entries; it is damaged");
        }
        var entries = new ArrayList<TocEntry>();
        for (int index = 0; index < count; index++) {
            entries.add(entry(input, version));
        }
        return new TableOfContents(entries);
    }

    /**
     * @return the large objects with their owners, rights and comments, but without their content
     */
    public List<TocEntry> largeObjects() {
        return entries.stream().filter(TableOfContents::isLargeObject).toList();
    }

    /**
     * @return all entries but for large objects
     */
    public List<TocEntry> withoutLargeObjects() {
        return entries.stream().filter(entry -> !isLargeObject(entry)).toList();
    }

    private static boolean isLargeObject(TocEntry entry) {
        return switch (entry.kind()) {
            case "BLOB", "BLOB METADATA" -> true;
            case "ACL", "COMMENT", "SECURITY LABEL" -> entry.tag().startsWith("LARGE OBJECT");
            default -> false;
        };
    }

    private static int header(ArchiveInput input) throws IOException, ArchiveException {
        for (int index = 0; index < MAGIC.length(); index++) {
            if (input.one() != MAGIC.charAt(index)) {
                throw new ArchiveException("what should be an archive of pg_dump is none");
            }
        }
        var version = version(input.one(), input.one());
        input.one();
        input.sizes(input.one(), input.one());
        if (input.one() != CUSTOM || version < OLDEST || version > NEWEST) {
            throw new ArchiveException("the archive of pg_dump is of version " + version / 256 + "." + version % 256
                    + ", versions 1.14 to 1.16 are known; update Upkeep");
        }
        if (version >= COMPRESSION_BYTE) {
            input.one();
        } else {
            input.number();
        }
        for (int index = 0; index < DATE_NUMBERS; index++) {
            input.number();
        }
        input.skipTexts(3);
        return version;
    }

    private static TocEntry entry(ArchiveInput input, int version) throws IOException, ArchiveException {
        var id = input.number();
        var dumper = input.number() != 0;
        input.skipTexts(2);
        var tag = input.text();
        var kind = input.text();
        input.number();
        input.skipTexts(3);
        var schema = Optional.ofNullable(input.text()).orElse("");
        input.skipTexts(2);
        if (version >= NEWEST) {
            input.number();
        }
        input.skipTexts(2);
        var needs = new ArrayList<Integer>();
        for (var need = input.text(); need != null; need = input.text()) {
            needs.add(number(need));
        }
        var data = input.position() && dumper;
        return new TocEntry(id, String.valueOf(kind), schema, String.valueOf(tag), data, needs);
    }

    private static int number(String digits) throws ArchiveException {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new ArchiveException("the archive of pg_dump has an entry that hangs on \"" + digits
                    + "\", which is no number; it is damaged");
        }
    }

    private static int version(int major, int minor) {
        return major * 256 + minor;
    }
}
