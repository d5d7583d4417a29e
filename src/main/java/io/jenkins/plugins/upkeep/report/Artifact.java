package io.jenkins.plugins.upkeep.report;

/**
 * A file that a task leaves beside its report.
 *
 * @param path where it lies, relative to the report's folder, with {@code /} between the names
 * @param description what it holds
 */
public record Artifact(String path, String description) {}
