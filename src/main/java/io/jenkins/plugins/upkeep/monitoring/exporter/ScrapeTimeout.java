package io.jenkins.plugins.upkeep.monitoring.exporter;

import java.time.Duration;
import java.util.Optional;

/** How long a scrape may take, by what Prometheus says that it waits. */
final class ScrapeTimeout {
    /** The header in which Prometheus says it, in seconds. */
    static final String HEADER = "X-Prometheus-Scrape-Timeout-Seconds";

    private static final double SHORTEST = 0.2;
    private static final double LONGEST = 60;
    private static final double MARGIN = 0.1;
    private static final double MOST_MARGIN = 1;

    private ScrapeTimeout() {}

    /** A tenth less than what the header says, a second at the most. */
    static Duration of(Optional<String> header) {
        return header.filter(text -> text.matches("\\d{1,6}(\\.\\d{1,9})?"))
                .map(Double::parseDouble)
                .map(seconds -> Math.min(seconds, LONGEST))
                .map(seconds -> Math.max(SHORTEST, seconds - Math.min(MOST_MARGIN, seconds * MARGIN)))
                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1e3)))
                .orElse(Scraper.USUAL);
    }
}
