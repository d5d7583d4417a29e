package io.jenkins.plugins.upkeep.config;

import java.util.Optional;

/**
 * A query whose one number tells whether something is well.
 *
 * @param name its name in reports
 * @param sql the query; it gives one row with one number
 * @param min the least number that is well
 * @param max the largest number that is well
 */
public record SqlCheck(
        @Key("The check's name in reports") String name,

        @Key("A query that gives one row with one number; it may only read")
        String sql,

        @Key("The least number that is well") Optional<Double> min,
        @Key("The largest number that is well") Optional<Double> max) {
    public SqlCheck {
        Require.text("name", name);
        Require.text("sql", sql);
        Require.that(
                min.isEmpty() || max.isEmpty() || min.get() <= max.get(), "max", "at least as large as the key min");
    }
}
