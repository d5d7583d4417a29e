package io.jenkins.plugins.upkeep.cli.story;

import io.jenkins.plugins.upkeep.report.Status;
import java.time.Duration;

/**
 * A part that has ended.
 *
 * @param name what it was
 * @param status how it ended; OK when it ended as it should
 * @param verdict one sentence about it
 * @param duration how long it took
 */
public record Chapter(String name, Status status, String verdict, Duration duration) {}
