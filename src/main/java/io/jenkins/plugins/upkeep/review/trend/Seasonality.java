package io.jenkins.plugins.upkeep.review.trend;

import java.time.DayOfWeek;
import java.util.Map;

/**
 * What the day of the week does to a value.
 *
 * @param effects for each day of the week, how far its values are from those of an average day, in the unit of the value (at its present level)
 * @param probability how likely a value that no weekday touches would look as much like it (Kruskal and Wallis)
 */
public record Seasonality(Map<DayOfWeek, Double> effects, double probability) {
    public Seasonality {
        effects = Map.copyOf(effects);
    }

    /**
     * @return the weekday with the highest values
     */
    public DayOfWeek highest() {
        return extreme(1);
    }

    /**
     * @return the weekday with the lowest values
     */
    public DayOfWeek lowest() {
        return extreme(-1);
    }

    private DayOfWeek extreme(int sign) {
        var best = DayOfWeek.MONDAY;
        for (var day : DayOfWeek.values()) {
            best = sign * effects.get(day) > sign * effects.get(best) ? day : best;
        }
        return best;
    }
}
