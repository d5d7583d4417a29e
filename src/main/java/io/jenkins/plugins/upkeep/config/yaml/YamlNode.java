package io.jenkins.plugins.upkeep.config.yaml;

/** One node of a YAML document. Immutable. */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar, YamlNothing {
    /** Where the node begins. */
    Mark mark();
}
