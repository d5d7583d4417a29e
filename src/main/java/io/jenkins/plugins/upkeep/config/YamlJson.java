package io.jenkins.plugins.upkeep.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Brings a default, written in YAML, into JSON. */
final class YamlJson {
    private static final YAMLMapper MAPPER = new YAMLMapper();

    private YamlJson() {}

    static JsonNode of(String yaml) {
        try {
            return MAPPER.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml + ": not valid YAML; correct the @Key", e);
        }
    }
}
