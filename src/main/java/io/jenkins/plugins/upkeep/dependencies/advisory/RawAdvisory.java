package io.jenkins.plugins.upkeep.dependencies.advisory;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A record of the OSV schema as it is written, as far as we use it. Anything may be absent. */
record RawAdvisory(
        String id,
        String modified,
        String published,
        String withdrawn,
        String summary,
        List<String> aliases,
        List<String> upstream,
        List<RawSeverity> severity,
        List<RawAffected> affected,
        @JsonProperty("database_specific") JsonNode specific) {

    record RawSeverity(String type, String score) {}

    record RawAffected(
            @JsonProperty("package") RawPackage about,
            List<RawRange> ranges,
            List<String> versions,
            List<RawSeverity> severity,
            @JsonProperty("ecosystem_specific") JsonNode ecosystem,
            @JsonProperty("database_specific") JsonNode specific) {}

    record RawPackage(String ecosystem, String name, String purl) {}

    record RawRange(String type, List<RawEvent> events) {}

    record RawEvent(
            String introduced,
            String fixed,
            @JsonProperty("last_affected") String lastAffected,
            String limit) {}
}
