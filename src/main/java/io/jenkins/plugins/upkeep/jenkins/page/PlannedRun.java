package io.jenkins.plugins.upkeep.jenkins.page;

import java.time.Instant;

/**
 * The runs of a job on one day.
 *
 * @param job the job's full name
 * @param url its address below that of Jenkins
 * @param first the first of them
 * @param hour the same, as a clock shows it
 * @param more how many follow on that day, in words; empty when none does
 */
public record PlannedRun(String job, String url, Instant first, String hour, String more) {}
