package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.report.Section;
import java.time.Instant;
import java.util.Map;

/**
 * What a report says of a drill, for programs.
 *
 * @param set the set that was restored
 * @param started when that set was begun
 * @param rtoSeconds how long bringing it back took
 * @param rpoSeconds how old the newest verified set was
 * @param phases how long each phase took, in seconds
 * @param differences how many differences the comparison found
 */
public record DrillSection(
        String set, Instant started, double rtoSeconds, double rpoSeconds, Map<String, Double> phases, int differences)
        implements Section {
    @Override
    public String key() {
        return "drill";
    }
}
