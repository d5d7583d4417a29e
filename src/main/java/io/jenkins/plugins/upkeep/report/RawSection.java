package io.jenkins.plugins.upkeep.report;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A task's own part of a report that was read from report.json: the reader does not know its type.
 *
 * @param key the key in report.json
 * @param content what stands under it, an object
 */
public record RawSection(String key, JsonNode content) implements Section {}
