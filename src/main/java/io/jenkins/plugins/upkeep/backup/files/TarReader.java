package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Reads the members of an archive as GNU tar writes it with {@code --format=posix --sparse}, contents included. It works
 * on the bytes of names, so that names that are not UTF-8 stay apart; libraries replace their odd bytes. Needs the same
 * little memory for any archive.
 */
final class TarReader {
    private static final int LONGEST_EXTENSION = 16 << 20;

    private final TarInput input;
    private String last = "the beginning";

    TarReader(InputStream stream) {
        this.input = new TarInput(stream);
    }

    /** The name of the member that is being read or was read last, for messages. */
    String last() {
        return last;
    }

    /** The next member, or nothing at the end of the archive. */
    Optional<FileEntry> next() throws IOException {
        var pax = PaxRecords.none();
        for (var block = input.block(); !isZero(block); block = input.block()) {
            var header = TarHeader.of(block);
            if (header.type() != 'x' && header.type() != 'g') {
                return Optional.of(entry(header, pax));
            }
            var records = PaxRecords.of(extension(header.size()));
            pax = header.type() == 'x' ? records : pax;
        }
        input.drain();
        return Optional.empty();
    }

    private byte[] extension(long size) throws IOException {
        if (size > LONGEST_EXTENSION) {
            throw new DamagedArchiveException("an extended header is " + size + " bytes long");
        }
        var bytes = input.bytes((int) size);
        input.pad(size);
        return bytes;
    }

    private FileEntry entry(TarHeader header, PaxRecords pax) throws IOException {
        var kind = kind(header, pax);
        var name = FileName.of(pax.name("GNU.sparse.name", pax.name("path", header.name())));
        last = name.text();
        var stored = pax.number("size", header.size());
        var size = pax.number("GNU.sparse.realsize", stored);
        return new FileEntry(
                name,
                kind,
                size,
                header.mode(),
                pax.number("uid", header.owner()),
                pax.number("gid", header.group()),
                pax.modified(header.modified()),
                content(name, kind, stored, size),
                target(kind, header, pax),
                pax.attributes());
    }

    private static EntryKind kind(TarHeader header, PaxRecords pax) throws DamagedArchiveException {
        return switch (header.type()) {
            case '0', '7', '\0' -> pax.has("GNU.sparse.major") ? EntryKind.SPARSE : EntryKind.FILE;
            case '1' -> EntryKind.HARD_LINK;
            case '2' -> EntryKind.SYMLINK;
            case '5' -> EntryKind.DIRECTORY;
            case '3', '4', '6' -> EntryKind.OTHER;
            default -> throw new DamagedArchiveException("a member is of an unknown type");
        };
    }

    private static Optional<FileName> target(EntryKind kind, TarHeader header, PaxRecords pax)
            throws DamagedArchiveException {
        return kind == EntryKind.SYMLINK || kind == EntryKind.HARD_LINK
                ? Optional.of(FileName.of(pax.name("linkpath", header.link())))
                : Optional.empty();
    }

    private Optional<ContentDigest> content(FileName name, EntryKind kind, long stored, long size) throws IOException {
        if (kind != EntryKind.FILE && kind != EntryKind.SPARSE) {
            return Optional.empty();
        }
        var digest = kind == EntryKind.SPARSE ? new SparseContent(input).digest(stored, size) : whole(name, stored);
        input.pad(stored);
        return Optional.of(digest);
    }

    private ContentDigest whole(FileName name, long size) throws IOException {
        var sha256 = Sha256.start();
        var beginning = input.bytes((int) Math.min(size, SecretFile.LOOK));
        sha256.update(beginning);
        input.digest(size - beginning.length, sha256);
        var secret = SecretFile.isOne(name.text(), beginning);
        return new ContentDigest(HexFormat.of().formatHex(sha256.digest()), false, size, secret);
    }

    private static boolean isZero(byte[] block) {
        for (var one : block) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }
}
