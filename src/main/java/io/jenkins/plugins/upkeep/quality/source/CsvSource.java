package io.jenkins.plugins.upkeep.quality.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.jenkins.plugins.upkeep.quality.grid.Market;
import io.jenkins.plugins.upkeep.quality.grid.Slots;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.codec.PlainInput;
import io.jenkins.plugins.upkeep.system.files.FilePattern;
import io.jenkins.plugins.upkeep.task.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Reads points from CSV files, the oldest name first. The first line names the columns; commas, semicolons and tabs divide them.
 * Without a column of pairs, the file's name up to its first point is the pair.
 */
public final class CsvSource implements Source {
    private static final int LONGEST_HEAD = 64 << 10;
    private static final int A_STEP = 10_000;

    private final Path folder;
    private final List<String> patterns;
    private final Columns columns;

    /**
     * @param folder where relative patterns start
     * @param patterns the files
     * @param columns the names in their first lines
     */
    public CsvSource(Path folder, List<String> patterns, Columns columns) {
        this.folder = folder;
        this.patterns = List.copyOf(patterns);
        this.columns = columns;
    }

    @Override
    public String describe() {
        return "files " + String.join(", ", patterns);
    }

    @Override
    public void read(Slots slots, Market market, Collection<String> pairs, Progress.Stretch progress)
            throws UpkeepException, InterruptedException {
        var files = find();
        if (files.isEmpty()) {
            throw new UpkeepException("marketData.files: no file is there for " + String.join(", ", patterns)
                    + "; correct the patterns, which start from " + folder);
        }
        for (var file : files) {
            read(file, new CsvRows(market, Set.copyOf(pairs)), progress);
        }
    }

    private List<Path> find() throws UpkeepException {
        var obstacles = new ArrayList<String>();
        var files = patterns.stream()
                .map(FilePattern::new)
                .flatMap(pattern -> pattern
                        .expand(
                                folder,
                                (place, problem) -> obstacles.add(place + ": cannot be looked into (" + problem + ")"))
                        .stream())
                .filter(Files::isRegularFile)
                .distinct()
                .sorted()
                .toList();
        if (!obstacles.isEmpty()) {
            throw new UpkeepException("marketData.files: " + obstacles.get(0) + "; check its rights and the pattern");
        }
        return files;
    }

    private void read(Path file, CsvRows rows, Progress.Stretch progress) throws UpkeepException, InterruptedException {
        try (var text = new BufferedReader(new InputStreamReader(PlainInput.open(file), StandardCharsets.UTF_8))) {
            try (MappingIterator<String[]> lines = lines(separator(head(text)), text)) {
                rows.begin(lines.hasNextValue() ? lines.nextValue() : new String[0], columns, file);
                readAll(lines, rows, progress);
            }
        } catch (JsonProcessingException e) {
            // A file that breaks off is wrapped up in it.
            throw e.getCause() instanceof IOException broken && !(broken instanceof JsonProcessingException)
                    ? unreadable(file, broken)
                    : new UpkeepException(
                            file + ": is no CSV file, see line "
                                    + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(),
                            e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The first line, as far as it can be one that names columns; it stays to be read. */
    private static String head(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEAD);
        var head = new StringBuilder();
        for (var next = text.read();
                next >= 0 && next != '\n' && head.length() < LONGEST_HEAD - 1;
                next = text.read()) {
            head.append((char) next);
        }
        text.reset();
        return head.toString();
    }

    private static UpkeepException unreadable(Path file, IOException failure) {
        return new UpkeepException(
                file + ": cannot be read to its end (" + failure.getMessage() + "); copy it again", failure);
    }

    private static void readAll(MappingIterator<String[]> lines, CsvRows rows, Progress.Stretch progress)
            throws IOException, InterruptedException {
        for (long count = 1; lines.hasNextValue(); count++) {
            rows.take(lines.nextValue());
            if (count % A_STEP == 0) {
                progress.advance(A_STEP);
                requireGoingOn();
            }
        }
    }

    private static void requireGoingOn() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("files: told to stop");
        }
    }

    private static char separator(String head) {
        if (head.indexOf('\t') >= 0) {
            return '\t';
        }
        return head.indexOf(';') >= 0 ? ';' : ',';
    }

    private static MappingIterator<String[]> lines(char separator, BufferedReader text) throws IOException {
        return new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValues(text);
    }
}
