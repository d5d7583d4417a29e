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

    /** The queries that count the rows by hand. */
    static final String ROWS = "row-counts.sql";

    private static final String BEGINNING = """
            A backup of the service %s, begun at %s.

            It can be restored without Upkeep: with bash, %szstd, psql, pg_restore and tar, as written below. Start a bash in
            the folder of this file and give it the commands one after the other, these first. After them, bash ends at
            the first command that fails, also within a pipe. That is meant so: do not go on, what follows builds on it.

                 set -euo pipefail
                 umask 077
            %s
            1. See that nothing is damaged:

                 sha256sum --check --quiet SHA256SUMS
            """;

    private static final String KEY = """

            The files that end in .age are encrypted by age, each for all of these public keys:

            %s

            The private key of any one of them reads them, and nothing else does. Put it into a file that only you can
            read, on a disk that others cannot copy, and name that file here:

                 identity=/the/identity.txt

            """;

    private static final String DATABASE = """

            2. The database %s: PostgreSQL %s, %s tables, %d rows, %s on its server.
               PGHOST, PGPORT and PGUSER name a server of version %d or later, as a superuser. The server has no
               database of this name yet; to use another name, make it by createdb and leave out --create.

               Roles and tablespaces. An error "already exists" is no fault, any other one is:

                 @{database/globals.sql} | psql -X -q -d postgres

               Tables, rows, large objects, sequences, then indexes and constraints:

                 schema=$(mktemp)
                 @{database/schema.dump} > "$schema"
                 pg_restore --exit-on-error --create --section=pre-data -d postgres "$schema"
                 export PGDATABASE=%s
            %s
                 @{database/sequences.sql} | psql -X -q -v ON_ERROR_STOP=1 -o /dev/null
                 pg_restore --exit-on-error --section=post-data%s -d %s "$schema"
                 rm "$schema"
                 psql -X -q -c ANALYZE || echo "statistics are missing: queries are slow, nothing is lost"

               See that all is there. The first command counts the rows of each table and prints nothing when they are as
               many as they were; the second prints how many large objects there are and must print %d:

                 psql -X -q -At -v ON_ERROR_STOP=1 -f row-counts.sql
                 psql -X -At -c "SELECT count(*) FROM pg_largeobject_metadata"

               More stands in manifest.json: where each sequence was, how many objects of each kind there were, and a
               fingerprint of each table's rows. Where Upkeep is at hand, let it restore and compare all of that itself.
            """;

    private static final String COPIES = """
            for f in database/data-*; do @{"$f"} | psql -X -q -v ON_ERROR_STOP=1; done
            @{database/large-objects.sql} | psql -X -q -v ON_ERROR_STOP=1 -o /dev/null
            """.indent(5).stripTrailing();

    /** The archive of the schema is the beginning of that of everything. */
    private static final String ARCHIVE = """
            @{database/database.dump} | pg_restore --exit-on-error --section=data -d %s
            """.indent(5).stripTrailing();

    private SetReadme() {}

    /** The digests, as {@code sha256sum -c} reads them. */
    static byte[] sums(List<SetFile> files) {
        return files.stream()
                .map(file -> file.sha256() + "  " + file.path() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] of(
            BackupPlan plan,
            Instant started,
            Optional<DatabaseEvidence> database,
            List<FilesEvidence> files,
            ExportsOutcome exports) {
        var unpacking = new Unpacking(plan.isEncrypted());
        var text = new StringBuilder(BEGINNING.formatted(
                plan.service(), started, plan.isEncrypted() ? "age, " : "", plan.isEncrypted() ? key(plan) : ""));
        database.ifPresent(evidence -> text.append(database(evidence, unpacking)));
        files.forEach(part -> text.append(files(part, unpacking)));
        text.append(new ExportsReadme(unpacking).of(exports));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String key(BackupPlan plan) {
        return KEY.formatted(plan.recipients().stream()
                                .map(recipient -> "    " + recipient)
                                .collect(Collectors.joining("\n")))
                        .stripTrailing()
                + "\n";
    }

    private static String database(DatabaseEvidence evidence, Unpacking unpacking) {
        return unpacking
                .in(DATABASE)
                .formatted(
                        evidence.name(),
                        evidence.server().version(),
                        evidence.tables().size(),
                        evidence.totalRows(),
                        new Bytes(evidence.size()),
                        evidence.server().major(),
                        quoted(evidence.name()),
                        rows(evidence, unpacking),
                        jobs(evidence),
                        connection(evidence.name()),
                        evidence.largeObjects().count());
    }

    /** Several sessions may leave an index of parts that have parts invalid, see {@code SchemaRestore}. */
    private static String jobs(DatabaseEvidence evidence) {
        return evidence.objects().getOrDefault("partitioned index", 0L) == 0 ? " --jobs=4" : "";
    }

    private static String rows(DatabaseEvidence evidence, Unpacking unpacking) {
        return evidence.isArchive()
                ? unpacking.in(ARCHIVE).formatted(connection(evidence.name()))
                : unpacking.in(COPIES);
    }

    /** A name that would be taken for more than a name is given as a connection string. */
    private static String connection(String database) {
        return database.matches(".*(=|://).*") ? quoted(DatabaseAddress.nameOnly(database)) : "\"$PGDATABASE\"";
    }

    private static String files(FilesEvidence part, Unpacking unpacking) {
        return """

                Files of the part %s: %d entries, %s. Into an empty folder:

                     %s | tar -x --numeric-owner -p -C /the/empty/folder

                Names are relative to the folder of upkeep.yaml; a file from outside it has its whole path, without the
                first /. A path that led over a symbolic link is there as the link, and its content where it really was.
                """.formatted(
                        part.name(), part.entries(), new Bytes(part.bytes()), unpacking.of(quoted(part.archive())));
    }

    /** One word of a POSIX shell, whatever is in it. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
