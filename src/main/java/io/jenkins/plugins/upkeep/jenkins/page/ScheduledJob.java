package io.jenkins.plugins.upkeep.jenkins.page;

/**
 * A job and when it runs by itself.
 *
 * @param name its full name
 * @param url its address below that of Jenkins
 * @param schedule when it runs
 */
record ScheduledJob(String name, String url, Schedule schedule) {}
