package io.jenkins.plugins.upkeep.backup.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads an archive and its listing side by side. */
final class ArchiveVerifier {
    private final TarReader archive;
    private final BufferedReader listing;
    private final TotalsCounter counter = new TotalsCounter();
    private final ListingComparison comparison = new ListingComparison();
    private final DifferenceList differences = new DifferenceList();

    ArchiveVerifier(InputStream archive, InputStream listing) {
        this.archive = new TarReader(archive);
        this.listing = new BufferedReader(new InputStreamReader(listing, StandardCharsets.UTF_8));
    }

    FileVerification verify() throws IOException {
        for (var entry = next(); entry.isPresent(); entry = next()) {
            found(entry.get());
            expected(listing.readLine());
        }
        for (var line = listing.readLine(); line != null; line = listing.readLine()) {
            expected(line);
        }
        var matches = differences.count() == 0 && comparison.matches();
        if (!matches) {
            comparison.report(differences);
        }
        return new FileVerification(counter.totals(), matches, differences.named(), differences.count());
    }

    private Optional<FileEntry> next() throws IOException {
        try {
            return archive.next();
        } catch (DamagedArchiveException e) {
            differences.add(
                    FileDifference.Kind.DAMAGED, archive.last(), e.getMessage() + ", in this member or after it");
            return Optional.empty();
        }
    }

    private void found(FileEntry entry) throws IOException {
        var line = ListingLine.of(entry);
        counter.add(entry, line);
        comparison.found(line);
    }

    private void expected(String line) {
        if (line != null) {
            comparison.expected(line);
        }
    }
}
