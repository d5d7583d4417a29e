package io.jenkins.plugins.upkeep.dependencies.osv;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectReader;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The weaknesses that are known to be exploited, by CISA's catalogue.
 *
 * @param entries the weaknesses, by the CVE id
 * @param released when the catalogue was made, if it says so
 */
public record Kev(Map<String, Entry> entries, Optional<Instant> released) {
    private static final ObjectReader READER = Json.mapper().readerFor(Catalogue.class);
    private static final int LONGEST = 64 << 20;

    public Kev {
        entries = Map.copyOf(entries);
    }

    /**
     * A weakness that is known to be exploited.
     *
     * @param added when it came into the catalogue
     * @param due until when federal agencies of the United States must have mended it
     * @param ransomware whether extortionists are known to use it
     */
    public record Entry(LocalDate added, Optional<LocalDate> due, boolean ransomware) {}

    private record Catalogue(String dateReleased, List<Listed> vulnerabilities) {}

    private record Listed(
            @JsonProperty("cveID") String id, String dateAdded, String dueDate, String knownRansomwareCampaignUse) {}

    /**
     * @param file the catalogue as JSON, as CISA hands it out
     * @throws UpkeepException when it cannot be read whole, or has no entry
     */
    public static Kev read(Path file) throws UpkeepException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException("is longer than " + (LONGEST >> 20) + " MiB");
            }
            return kev(READER.readValue(bytes));
        } catch (IOException | DateTimeException e) {
            throw new UpkeepException(
                    file + ": cannot be read as a catalogue of exploited vulnerabilities ("
                            + OneLine.of(Unreadable.reason(e)) + "); take a new copy from CISA",
                    e);
        }
    }

    private static Kev kev(Catalogue catalogue) throws IOException {
        if (catalogue == null
                || catalogue.vulnerabilities() == null
                || catalogue.vulnerabilities().isEmpty()) {
            throw new IOException("it lists no vulnerability");
        }
        var entries = new HashMap<String, Entry>();
        for (var listed : catalogue.vulnerabilities()) {
            entries.put(id(listed), entry(listed));
        }
        return new Kev(entries, Optional.ofNullable(catalogue.dateReleased()).map(Instant::parse));
    }

    private static String id(Listed listed) throws IOException {
        if (listed == null || listed.id() == null || listed.dateAdded() == null) {
            throw new IOException("an entry has no cveID or dateAdded");
        }
        return listed.id();
    }

    private static Entry entry(Listed listed) {
        var use = String.valueOf(listed.knownRansomwareCampaignUse()).toLowerCase(Locale.ROOT);
        return new Entry(
                LocalDate.parse(listed.dateAdded()),
                Optional.ofNullable(listed.dueDate())
                        .filter(text -> !text.isEmpty())
                        .map(LocalDate::parse),
                use.equals("known"));
    }

    /**
     * @param names the names of a weakness
     * @return its entry, if it is known to be exploited
     */
    public Optional<Entry> of(Collection<String> names) {
        return names.stream()
                .flatMap(name -> Optional.ofNullable(entries.get(name)).stream())
                .findFirst();
    }
}
