package io.jenkins.plugins.upkeep.dependencies.osv;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * How likely weaknesses are exploited in the next 30 days, by FIRST's Exploit Prediction Scoring System.
 *
 * @param scores the scores, by the CVE id
 * @param date when they were made, if the file says so
 * @param count how many scores the file has
 */
public record Epss(Map<String, Score> scores, Optional<Instant> date, long count) {
    private static final Pattern DATE = Pattern.compile("score_date:([^,\\s]+)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[XXX][XX]");

    public Epss {
        scores = Map.copyOf(scores);
    }

    /**
     * A score.
     *
     * @param probability of exploitation, 0 to 1
     * @param percentile the part of all weaknesses that are not more likely, 0 to 1
     */
    public record Score(double probability, double percentile) {}

    /**
     * @param file the scores as CSV, plain or gzipped, as FIRST hands them out
     * @param wanted the CVE ids whose scores are kept
     * @throws UpkeepException when it cannot be read whole
     */
    public static Epss read(Path file, Set<String> wanted) throws UpkeepException {
        try (var lines = new ShortLines(plain(new BufferedInputStream(Files.newInputStream(file))))) {
            return new Table(lines, wanted).read();
        } catch (IOException | DateTimeException | NumberFormatException e) {
            throw new UpkeepException(
                    file + ": cannot be read as EPSS scores (" + OneLine.of(Unreadable.reason(e))
                            + "); take a new copy from FIRST",
                    e);
        }
    }

    private static InputStream plain(InputStream in) throws IOException {
        in.mark(2);
        var zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return zipped ? new GZIPInputStream(in) : in;
    }

    /**
     * @param names the names of a weakness
     * @return the highest of their scores
     */
    public Optional<Score> of(Collection<String> names) {
        return names.stream()
                .flatMap(name -> Optional.ofNullable(scores.get(name)).stream())
                .reduce((one, other) -> one.probability() >= other.probability() ? one : other);
    }

    private static final class Table {
        private final ShortLines lines;
        private final Set<String> wanted;
        private final Map<String, Score> scores = new HashMap<>();
        private List<String> columns = List.of();
        private Optional<Instant> date = Optional.empty();
        private long count;

        private Table(ShortLines lines, Set<String> wanted) {
            this.lines = lines;
            this.wanted = wanted;
        }

        private Epss read() throws IOException {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                take(line.get());
            }
            if (count == 0) {
                throw new IOException("it has no score");
            }
            return new Epss(scores, date, count);
        }

        private void take(String line) throws IOException {
            if (line.startsWith("#")) {
                date = date(line).or(() -> date);
            } else if (columns.isEmpty()) {
                columns = columns(line);
            } else if (!line.isEmpty()) {
                score(line.split(",", -1));
            }
        }

        private static Optional<Instant> date(String comment) {
            var found = DATE.matcher(comment);
            try {
                return found.find()
                        ? Optional.of(OffsetDateTime.parse(found.group(1), TIME).toInstant())
                        : Optional.empty();
            } catch (DateTimeException e) {
                // The scores hold without it; that their age is not known is told.
                return Optional.empty();
            }
        }

        private static List<String> columns(String line) throws IOException {
            var columns = Arrays.asList(line.split(",", -1));
            if (!columns.containsAll(List.of("cve", "epss", "percentile"))) {
                throw new IOException("its first line does not name cve, epss and percentile");
            }
            return List.copyOf(columns);
        }

        private void score(String... cells) throws IOException {
            if (cells.length != columns.size()) {
                throw new IOException("a line has " + cells.length + " cells and not " + columns.size());
            }
            count++;
            var cve = cells[columns.indexOf("cve")];
            if (wanted.contains(cve)) {
                scores.put(cve, new Score(part(cells, "epss"), part(cells, "percentile")));
            }
        }

        private double part(String[] cells, String column) throws IOException {
            var value = Double.parseDouble(cells[columns.indexOf(column)]);
            if (!(value >= 0 && value <= 1)) {
                throw new IOException("a score is not from 0 to 1");
            }
            return value;
        }
    }
}
