package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.backup.performance.PerformanceQuery;
import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Require;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a backup holds.
 *
 * @param database whether and how the database of the section {@code database} is in it
 * @param files files, by groups
 * @param journal messages of the journal
 * @param performance figures of past performance
 */
public record Parts(
        @Key(value = "The database of the section database: true, false, or how it is dumped", defaultValue = "false")
        DatabasePart database,

        @Key("Groups of files") List<FilesGroup> files,
        @Key("Messages of the journal") Optional<JournalPart> journal,

        @Key("Figures of past performance, from Prometheus and from PostgreSQL's statistics")
        Optional<PerformancePart> performance) {
    public Parts {
        Require.unique("files", files.stream().map(FilesGroup::name).toList());
        if (!database.enabled() && files.isEmpty() && journal.isEmpty() && performance.isEmpty()) {
            throw new IllegalArgumentException("must name something to back up; add database: true, or files");
        }
    }

    /**
     * Messages of the journal.
     *
     * @param units patterns of the units; all when empty
     * @param period how far back
     */
    public record JournalPart(
            @Key("Names and patterns of the units whose messages are kept, as systemctl takes them; left out for all")
            List<String> units,

            @Key(value = "How far back messages are kept", defaultValue = "30d")
            Duration period) {
        public JournalPart {
            Require.positive("period", period);
            units.forEach(unit -> Require.text("units", unit));
        }
    }

    /**
     * Figures of past performance: what the Prometheus of the section {@code monitoring} saw, and the statistics of the
     * database of the section {@code database}.
     *
     * @param period how far back Prometheus is asked
     * @param step the time between two points
     * @param queries what Prometheus is asked; the usual figures of a service when empty
     */
    public record PerformancePart(
            @Key(value = "How far back Prometheus is asked", defaultValue = "30d")
            Duration period,

            @Key(value = "The time between two points", defaultValue = "5m")
            Duration step,

            @Key("What Prometheus is asked; left out for the metrics of the guide and up")
            List<Query> queries) {
        private static final int MOST_POINTS = 1_000_000;

        public PerformancePart {
            Require.positive("period", period);
            Require.that(
                    step.toSeconds() > 0 && step.equals(Duration.ofSeconds(step.toSeconds())),
                    "step",
                    "whole seconds, at least 1s");
            Require.that(
                    period.toSeconds() / step.toSeconds() <= MOST_POINTS,
                    "step",
                    "longer: at most 1,000,000 points fit into the period");
            Require.unique("queries", queries.stream().map(Query::name).toList());
        }
    }

    /**
     * A query of Prometheus whose answers are kept.
     *
     * @param name its name, which becomes a file name in the set
     * @param query the query in PromQL
     */
    public record Query(
            @Key("The query's name: letters, digits, _ and -")
            String name,

            @Key("The query in PromQL") String query) {
        private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";

        public Query {
            Require.that(name.matches(NAME), "name", "1 to 64 letters, digits, _ and -, a letter or digit first");
            Require.that(!PerformanceQuery.isTaken(name), "name", "another one: PostgreSQL's own statistics have it");
            Require.text("query", query);
        }
    }
}
