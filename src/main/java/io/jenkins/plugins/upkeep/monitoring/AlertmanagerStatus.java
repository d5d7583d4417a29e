package io.jenkins.plugins.upkeep.monitoring;

import java.time.Instant;

/**
 * How an Alertmanager is.
 *
 * @param version its version
 * @param cluster how its cluster is: {@code ready}, {@code settling} or {@code disabled}
 * @param started since when it runs
 */
public record AlertmanagerStatus(String version, String cluster, Instant started) {}
