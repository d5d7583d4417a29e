package io.jenkins.plugins.upkeep.monitoring.source;

import io.jenkins.plugins.upkeep.config.MonitoringConfig;
import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.monitoring.metrics.Family.Sample;
import io.jenkins.plugins.upkeep.monitoring.metrics.MetricSource;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Whether the database answers, and the figures of the business that are read from it, several at a time. A slow one does not keep
 * the others from being read; each has its own time, and none is read beyond that of the scrape.
 */
public final class DatabaseSource implements MetricSource {
    private static final int MOST_CONNECTIONS = 3;

    private final List<Lane> lanes;
    private final String database;
    private final List<Figure> figures;
    private final String service;
    private final Changes changes;

    /**
     * @param address where the database is
     * @param figures what is read from it
     * @param service the service
     * @param notes is told when something cannot be read any more, and when it can again
     */
    public DatabaseSource(
            DatabaseAddress address, List<MonitoringConfig.Metric> figures, String service, Consumer<String> notes) {
        this.database = "database " + address;
        this.figures = figures.stream().map(Figure::new).toList();
        this.service = service;
        this.changes = new Changes(notes);
        this.lanes = Stream.generate(() -> new Lane(address))
                .limit(Math.min(Math.max(1, figures.size()), MOST_CONNECTIONS))
                .toList();
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Family> read(Duration patience) throws InterruptedException {
        var round = new Round(figures, patience);
        round.run(lanes);
        var families = new ArrayList<Family>();
        families.add(Family.of(Vocabulary.DATABASE_UP, up(round) ? 1 : 0, service));
        figures.forEach(figure ->
                families.add(new Family(figure.metric(), round.answer(figure).samples())));
        families.add(Family.of(Vocabulary.METRIC_UP, figures.stream().map(figure -> up(figure, round))));
        return families;
    }

    private boolean up(Round round) {
        var problem = round.databaseProblem();
        problem.ifPresentOrElse(why -> changes.failed(database, why), () -> changes.well(database));
        return problem.isEmpty();
    }

    private Sample up(Figure figure, Round round) {
        var name = figure.config().name();
        var problem = round.answer(figure).problem();
        if (round.databaseProblem().isEmpty()) {
            problem.ifPresentOrElse(why -> changes.failed("metric " + name, why), () -> changes.well("metric " + name));
        }
        return Sample.of(problem.isEmpty() ? 1 : 0, service, name);
    }

    @Override
    public void close() {
        lanes.forEach(Lane::cut);
    }
}
