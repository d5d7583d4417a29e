package io.jenkins.plugins.upkeep.monitoring.source;

import io.jenkins.plugins.upkeep.config.MonitoringConfig;
import io.jenkins.plugins.upkeep.config.MonitoringConfig.Kind;
import io.jenkins.plugins.upkeep.monitoring.metrics.Family.Sample;
import io.jenkins.plugins.upkeep.monitoring.metrics.Metric;
import io.jenkins.plugins.upkeep.monitoring.metrics.MetricType;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.ReadOnlyQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A figure of the business, read from the database.
 *
 * @param config what upkeep.yaml says of it
 */
public record Figure(MonitoringConfig.Metric config) {
    private static final int MOST_ROWS = 1_000;
    private static final int LONGEST_LABEL = 1_000;

    /**
     * What was read.
     *
     * @param samples the numbers; none for no row and for NULL
     * @param problem why there are none, when it could not be read
     */
    record Answer(List<Sample> samples, Optional<String> problem) {
        Answer {
            samples = List.copyOf(samples);
        }

        static Answer none(String problem) {
            return new Answer(List.of(), Optional.of(problem));
        }
    }

    /**
     * @return the metric that shows it
     */
    public Metric metric() {
        var type = config.type() == Kind.COUNTER ? MetricType.COUNTER : MetricType.GAUGE;
        return new Metric(config.name(), type, config.help(), config.labels());
    }

    /**
     * Reads it, in a transaction that cannot write and is rolled back.
     *
     * @param connection where, not in auto-commit mode
     * @param patience how long the whole has; the query has its own timeout too
     */
    Answer read(Connection connection, Duration patience) throws SQLException {
        var limit = Math.max(1, Math.min(patience.toMillis(), config.timeout().toMillis()));
        try {
            try (var statement = connection.createStatement()) {
                statement.execute("SET LOCAL statement_timeout = " + limit);
            }
            return new ReadOnlyQuery(config.sql()).ask(connection, MOST_ROWS + 1, this::answer);
        } finally {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        }
    }

    private Answer answer(ResultSet rows) throws SQLException {
        try {
            return new Answer(samples(rows), Optional.empty());
        } catch (UpkeepException e) {
            return Answer.none(e.getMessage());
        }
    }

    private List<Sample> samples(ResultSet rows) throws SQLException, UpkeepException {
        var value = valueColumn(rows);
        var samples = new ArrayList<Sample>();
        var seen = new HashSet<List<String>>();
        for (int row = 1; rows.next(); row++) {
            require(row == 1 || !config.labels().isEmpty(), "has several rows and no labels; name columns in labels");
            require(row <= MOST_ROWS, "has more than " + MOST_ROWS + " rows; group them or set a LIMIT");
            var labels = labels(rows);
            require(seen.add(labels), "has two rows with the same labels; group by them");
            number(rows, value).ifPresent(number -> samples.add(Sample.of(number, labels)));
        }
        return samples;
    }

    private int valueColumn(ResultSet rows) throws SQLException, UpkeepException {
        var columns = new ArrayList<String>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            columns.add(rows.getMetaData().getColumnLabel(column));
        }
        require(columns.containsAll(config.labels()), "has not all columns that its labels name");
        var others =
                columns.stream().filter(name -> !config.labels().contains(name)).toList();
        require(others.size() == 1, "has " + others.size() + " columns besides its labels; one holds the number");
        return columns.indexOf(others.get(0)) + 1;
    }

    private List<String> labels(ResultSet rows) throws SQLException, UpkeepException {
        var labels = new ArrayList<String>();
        for (var name : config.labels()) {
            var text = Optional.ofNullable(rows.getString(name)).orElse("");
            require(text.length() <= LONGEST_LABEL, "has a label longer than " + LONGEST_LABEL + " characters");
            labels.add(text);
        }
        return labels;
    }

    private Optional<Double> number(ResultSet rows, int column) throws SQLException, UpkeepException {
        var value = rows.getObject(column);
        if (value == null) {
            return Optional.empty();
        }
        require(
                value instanceof Number,
                "is no number but of type " + rows.getMetaData().getColumnTypeName(column));
        var number = ((Number) value).doubleValue();
        require(Double.isFinite(number), "is not a finite number");
        return Optional.of(number);
    }

    private void require(boolean holds, String problem) throws UpkeepException {
        if (!holds) {
            throw new UpkeepException("metric " + config.name() + ": its answer " + problem);
        }
    }
}
