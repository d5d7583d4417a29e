package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.ExportEvidence;
import io.jenkins.plugins.upkeep.backup.set.JournalEvidence;
import io.jenkins.plugins.upkeep.backup.set.PerformanceEvidence;
import io.jenkins.plugins.upkeep.system.process.ShellWord;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the page in each set says of the journal and the performance data. */
final class ExportsReadme {
    private static final String JOURNAL = """

            The journal: %d messages, from %s to %s.
            systemd-journal-remote (a package of its own) makes a file of them that journalctl reads:

                 %s | /lib/systemd/systemd-journal-remote -o /tmp/restored.journal -
                 journalctl --file=/tmp/restored.journal

            """;

    private static final String PERFORMANCE = """

            Performance data: %d files of CSV with a header, each with a dot for decimals and times in UTC.
            %s
            What Prometheus answered has the columns time, labels (a JSON object) and value. To read such a file into a table
            of any database:

                 psql -c "CREATE TABLE samples (time timestamptz, labels jsonb, value double precision)"
                 %s | psql -c "COPY samples FROM STDIN WITH (FORMAT csv, HEADER)"

            The other files are views of PostgreSQL%s, under the names of their columns.
            Settings that may hold a secret are shown as ****. Statements that are no queries are counted without their text.

            """;

    private ExportsReadme() {}

    static String of(ExportsOutcome exports, Unpacking unpacking) {
        return exports.journal()
                        .filter(seen -> seen.entries() > 0)
                        .map(seen -> of(seen, unpacking))
                        .orElse("")
                + exports.performance()
                        .filter(seen -> !seen.files().isEmpty())
                        .map(seen -> of(seen, unpacking))
                        .orElse("");
    }

    private static String of(JournalEvidence journal, Unpacking unpacking) {
        return JOURNAL.formatted(
                journal.entries(),
                text(journal.first()),
                text(journal.last()),
                unpacking.of(ShellWord.of(journal.path())));
    }

    private static String of(PerformanceEvidence performance, Unpacking unpacking) {
        var names = performance.files().stream()
                .map(file -> "     " + file.path() + ": " + file.rows() + " rows")
                .collect(Collectors.joining("\n"));
        var example = performance.files().stream()
                .filter(file -> file.origin() == ExportEvidence.Origin.PROMETHEUS)
                .max(Comparator.comparingLong(ExportEvidence::rows))
                .map(ExportEvidence::path)
                .orElse("performance/NAME.csv.zst");
        var read = performance.statistics().map(at -> ", read at " + at).orElse("");
        return PERFORMANCE.formatted(
                performance.files().size(), "\n" + names + "\n", unpacking.of(ShellWord.of(example)), read);
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("the beginning");
    }
}
