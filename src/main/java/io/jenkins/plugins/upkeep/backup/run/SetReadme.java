package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.FilesEvidence;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page in each set that says how to restore it by hand, with the programs that every Linux has and without Upkeep. */
final class SetReadme {
    static final String PATH = "README.txt";
    static final String SUMS = "SHA256SUMS";

    private static final String DATABASE = """

            2. The database %s: PostgreSQL %s, %s tables, %d rows, %s on its server.
               PGHOST, PGPORT and PGUSER name a server of version %d or later, as a superuser. The server has no
               database of this name yet; to use another name, make it by createdb and leave out --create.

               Roles and tablespaces. That a role is there already is no fault:

                 zstd -dc database/globals.sql.zst | psql -X -d postgres

               Tables, rows, large objects, sequences, then indexes and constraints:

                 zstd -q -d database/schema.dump.zst -o /tmp/schema.dump
                 pg_restore --exit-on-error --create --section=pre-data -d postgres /tmp/schema.dump
                 export PGDATABASE=%s
                 for f in database/data-*.sql.zst; do zstd -dc "$f" | psql -X -q -v ON_ERROR_STOP=1 || break; done
                 zstd -dc database/large-objects.sql.zst | psql -X -q -v ON_ERROR_STOP=1 -o /dev/null
                 zstd -dc database/sequences.sql.zst | psql -X -q -v ON_ERROR_STOP=1 -o /dev/null
                 pg_restore --exit-on-error --section=post-data --jobs=4 -d %s /tmp/schema.dump
                 psql -X -c ANALYZE

               The last one gathers statistics; where it is refused, queries are slow and nothing is lost.
               How many rows each table must have stands in manifest.json under "tables".
            """;

    private SetReadme() {}

    /** The digests, as {@code sha256sum -c} reads them. */
    static byte[] sums(List<SetFile> files) {
        return files.stream()
                .map(file -> file.sha256() + "  " + file.path() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] of(String service, Instant started, Optional<DatabaseEvidence> database, List<FilesEvidence> files) {
        var text = new StringBuilder("""
                A backup of the service %s, begun at %s.

                It can be restored without Upkeep: with zstd, psql, pg_restore and tar, as written below. Run the
                commands in the folder of this file. Each must end without an error before you begin the next.

                1. See that nothing is damaged:

                     sha256sum --check --quiet SHA256SUMS
                """.formatted(service, started));
        database.ifPresent(evidence -> text.append(database(evidence)));
        files.forEach(part -> text.append(files(part)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String database(DatabaseEvidence evidence) {
        return DATABASE.formatted(
                evidence.name(),
                evidence.server().version(),
                evidence.tables().size(),
                evidence.totalRows(),
                new Bytes(evidence.size()),
                evidence.server().major(),
                quoted(evidence.name()),
                connection(evidence.name()));
    }

    /** A name that would be taken for more than a name is given as a connection string. */
    private static String connection(String database) {
        return database.matches(".*(=|://).*") ? quoted(DatabaseAddress.nameOnly(database)) : "\"$PGDATABASE\"";
    }

    private static String files(FilesEvidence part) {
        return """

                Files of the part %s: %d entries, %s. Into an empty folder:

                     zstd -dc %s | tar -x --numeric-owner -p -C /the/empty/folder

                Names are relative to the folder of upkeep.yaml; a file from outside it has its whole path, without the
                first /. A path that led over a symbolic link is there as the link, and its content where it really was.
                """.formatted(part.name(), part.entries(), new Bytes(part.bytes()), quoted(part.archive()));
    }

    /** One word of a POSIX shell, whatever is in it. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
