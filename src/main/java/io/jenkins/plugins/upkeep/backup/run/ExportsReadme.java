package io.jenkins.plugins.upkeep.backup.run;

import io.jenkins.plugins.upkeep.backup.set.ExportEvidence;
import io.jenkins.plugins.upkeep.backup.set.JournalEvidence;
import io.jenkins.plugins.upkeep.backup.set.PerformanceEvidence;
import io.jenkins.plugins.upkeep.system.process.ShellWord;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the page in each set says of the journal and the performance data.
 *
 * @param unpacking gives the command that reads a file of the set
 */
record ExportsReadme(Unpacking unpacking) {
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

    String of(ExportsOutcome exports) {
        return exports.journal()
                        .filter(seen -> seen.entries() > 0)
                        .map(this::of)
                        .orElse("")
                + exports.performance()
                        .filter(seen -> !seen.files().isEmpty())
                        .map(this::of)
                        .orElse("");
    }

    private String of(JournalEvidence journal) {
        return JOURNAL.formatted(
                journal.entries(), text(journal.first()), text(journal.last()), content(journal.path()));
    }

    private String of(PerformanceEvidence performance) {
        var names = performance.files().stream()
                .map(file -> "  - " + file.path() + ": " + file.rows() + " rows")
                .collect(Collectors.joining("\n"));
        var example = performance.files().stream()
                .filter(file -> file.origin() == ExportEvidence.Origin.PROMETHEUS)
                .max(Comparator.comparingLong(ExportEvidence::rows))
                .map(ExportEvidence::path)
                .orElse("performance/NAME.csv.zst");
        var read = performance.statistics().map(at -> ", read at " + at).orElse("");
        return PERFORMANCE.formatted(performance.files().size(), "\n" + names + "\n", content(example), read);
    }

    private String content(String path) {
        return unpacking.of(ShellWord.of(path));
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("the beginning");
    }
}
