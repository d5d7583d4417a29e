package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.config.SqlCheck;
import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.report.Unit;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question of the service's own, with one number as its answer.
 *
 * @param name its name
 * @param sql one statement that reads
 * @param min the least good answer
 * @param max the greatest good answer
 */
public record NumberCheck(String name, String sql, Optional<Double> min, Optional<Double> max) {
    /** The check as upkeep.yaml has it. */
    public static NumberCheck of(SqlCheck config) {
        return new NumberCheck(config.name(), config.sql(), config.min(), config.max());
    }

    boolean accepts(double number) {
        return number >= min.orElse(Double.NEGATIVE_INFINITY) && number <= max.orElse(Double.POSITIVE_INFINITY);
    }

    String limit() {
        var least = min.map(mark -> "at least " + Figure.text(mark, Unit.COUNT));
        var most = max.map(mark -> "at most " + Figure.text(mark, Unit.COUNT));
        return Stream.of(least, most).flatMap(Optional::stream).collect(Collectors.joining(", "));
    }
}
