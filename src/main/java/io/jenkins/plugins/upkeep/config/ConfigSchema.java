package io.jenkins.plugins.upkeep.config;

import java.util.Collection;

/** The configuration in JSON Schema, for editors: what they know of upkeep.yaml comes from the config records alone. */
public final class ConfigSchema {
    private ConfigSchema() {}

    /**
     * @param sections all config records with a {@link Place}
     * @return the schema, draft 2020-12, as indented JSON
     */
    public static String of(Collection<Class<? extends Record>> sections) {
        var schema = Schemas.empty()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "upkeep.yaml");
        schema.setAll(SectionTree.of(sections).schema());
        schema.set("$defs", Schemas.definitions());
        return schema.toPrettyString();
    }
}
