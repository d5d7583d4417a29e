package io.jenkins.plugins.upkeep.backup.verify;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of a schema as pg_dump writes it, so that those of two servers with the same objects are the same: without what
 * differs from run to run, and with one order where pg_dump takes that of the server's roles, which is another after a role was
 * altered. For one thread; flat in memory, however long the text.
 */
final class SchemaLines implements Closeable {
    /** Versions, and the random key of a dump. */
    private static final List<String> PASSING =
            List.of("-- Dumped from", "-- Dumped by", "\\restrict ", "\\unrestrict ");

    private static final String NAME = "(?:\"(?:[^\"]|\"\")*+\"|[^\\s\",;()]++)";
    private static final Pattern POLICY = Pattern.compile("(CREATE POLICY " + NAME + " ON " + NAME + "(?:\\." + NAME
            + ")?(?: AS RESTRICTIVE)?(?: FOR [A-Z]+)? TO )(" + NAME + "(?:, " + NAME + ")++)(.*)");
    private static final Pattern ROLE = Pattern.compile(NAME);
    private static final Pattern ROLE_SETTING = Pattern.compile("ALTER ROLE " + NAME + " IN DATABASE .*");

    private final BufferedReader reader;
    private final List<String> settings = new ArrayList<>();
    private String ahead;

    private SchemaLines(BufferedReader reader) {
        this.reader = reader;
    }

    static SchemaLines of(Path file) throws IOException {
        return of(Files.newBufferedReader(file));
    }

    static SchemaLines of(BufferedReader text) {
        return new SchemaLines(text);
    }

    /**
     * @return the next line; null at the end
     */
    String next() throws IOException {
        if (settings.isEmpty()) {
            var line = take();
            if (line == null || !ROLE_SETTING.matcher(line).matches()) {
                return line == null ? null : ordered(line);
            }
            collect(line);
        }
        return settings.remove(0);
    }

    private void collect(String first) throws IOException {
        var line = first;
        while (line != null && (line.isEmpty() || ROLE_SETTING.matcher(line).matches())) {
            settings.add(line);
            line = take();
        }
        ahead = line;
        Collections.sort(settings);
    }

    private String take() throws IOException {
        if (ahead != null) {
            var line = ahead;
            ahead = null;
            return line;
        }
        var line = reader.readLine();
        while (line != null && PASSING.stream().anyMatch(line::startsWith)) {
            line = reader.readLine();
        }
        return line;
    }

    private static String ordered(String line) {
        var policy = POLICY.matcher(line);
        if (!policy.matches()) {
            return line;
        }
        var roles = ROLE.matcher(policy.group(2))
                .results()
                .map(found -> found.group())
                .sorted();
        return policy.group(1) + String.join(", ", roles.toList()) + policy.group(3);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
