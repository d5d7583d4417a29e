package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.system.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Reads an archive while it is made: writes its listing, adds up its totals, notes what is peculiar. */
final class EvidenceCollector {
    private final OutputStream listing;
    private final ArchivedPaths paths;
    private final FileProblems problems;
    private final TotalsCounter counter = new TotalsCounter();

    EvidenceCollector(OutputStream listing, ArchivedPaths paths, FileProblems problems) {
        this.listing = listing;
        this.paths = paths;
        this.problems = problems;
    }

    FileTotals collect(InputStream archive) throws IOException {
        try (archive) {
            var reader = new TarReader(archive);
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                add(entry.get());
            }
            return counter.totals();
        }
    }

    private void add(FileEntry entry) throws IOException {
        var line = ListingLine.of(entry);
        counter.add(entry, line);
        listing.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        if (entry.kind() == EntryKind.SPARSE) {
            problems.add(new FileProblem(FileProblem.Kind.SPARSE, entry.name().text(), holes(entry)));
        }
        if (entry.digest().map(ContentDigest::secret).orElse(false)) {
            problems.add(new FileProblem(FileProblem.Kind.SECRET, entry.name().text(), "seems to hold a secret"));
        }
        if (entry.kind() == EntryKind.SYMLINK) {
            paths.problem(entry).ifPresent(problems::add);
        }
    }

    private static String holes(FileEntry entry) {
        var data = new Bytes(entry.digest().orElseThrow().stored());
        return data + " of data in a length of " + new Bytes(entry.size());
    }
}
