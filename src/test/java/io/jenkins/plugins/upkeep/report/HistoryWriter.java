package io.jenkins.plugins.upkeep.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A process that adds runs to a history, an hour apart. */
final class HistoryWriter {
    private HistoryWriter() {}

    /**
     * @param words the folder, the first moment, and how many runs
     */
    public static void main(String... words) throws Exception {
        var first = Instant.parse(words[1]);
        for (int run = 0; run < Integer.parseInt(words[2]); run++) {
            HistoryFile.add(
                    Path.of(words[0]),
                    Report.of("health-check", "shop")
                            .build(first.plus(Duration.ofHours(run)), Duration.ofSeconds(1), "well"));
        }
    }
}
