package io.jenkins.plugins.upkeep.postgres.vacuum;

import java.time.Duration;

/**
 * What became of vacuuming, in numbers.
 *
 * @param looked how many tables were looked at
 * @param needed how many needed something
 * @param vacuumed how many were vacuumed
 * @param analyzed how many got new statistics
 * @param left how many needed something and did not get it
 * @param seconds how long all of it took
 */
public record VacuumFacts(int looked, int needed, long vacuumed, long analyzed, long left, double seconds) {
    static VacuumFacts planned(VacuumPlan plan) {
        return new VacuumFacts(
                plan.looked(), plan.needs().size(), 0, 0, plan.needs().size(), 0);
    }

    static VacuumFacts of(VacuumPlan plan, long vacuumed, long analyzed, long left, Duration took) {
        return new VacuumFacts(plan.looked(), plan.needs().size(), vacuumed, analyzed, left, took.toMillis() / 1000.0);
    }
}
