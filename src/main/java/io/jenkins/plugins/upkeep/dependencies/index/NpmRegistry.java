package io.jenkins.plugins.upkeep.dependencies.index;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry of npm. What its makers have not made the {@code latest} yet is early. */
public final class NpmRegistry implements PackageIndex {
    private final IndexClient client;

    /**
     * @param address where it is
     */
    public NpmRegistry(IndexAddress address) {
        this.client = new IndexClient(address);
    }

    /**
     * What the registry says of a package, as far as it matters here.
     *
     * @param versions what it says of each version
     * @param time when each was published
     * @param tags the versions that have names
     */
    record Packument(
            Map<String, Version> versions,
            Map<String, JsonNode> time,
            @JsonProperty("dist-tags") Map<String, String> tags) {}

    /**
     * A version.
     *
     * @param deprecated why nobody should use it any more
     */
    record Version(JsonNode deprecated) {
        private boolean isWithdrawn() {
            return deprecated != null
                    && (deprecated.asBoolean(false)
                            || (deprecated.isTextual() && !deprecated.asText().isBlank()));
        }
    }

    @Override
    public String place() {
        return client.address().toString();
    }

    @Override
    public List<Release> releases(Component component) throws UpkeepException, InterruptedException {
        var answer = client.get("/" + Names.npm(component.fullName()), "application/json");
        if (!answer.isGood()) {
            throw answer.refusal();
        }
        var document = answer.json(Packument.class);
        if (document.versions() == null) {
            throw new UpkeepException("the index answers what is not a list of versions; see what answers there");
        }
        return document.versions().entrySet().stream()
                .filter(entry -> Names.isVersion(Ecosystem.NPM, entry.getKey()))
                .map(entry -> release(entry.getKey(), Optional.ofNullable(entry.getValue()), document))
                .toList();
    }

    private static Release release(String version, Optional<Version> said, Packument document) {
        var time = Optional.ofNullable(document.time()).map(all -> all.get(version));
        var latest = Optional.ofNullable(document.tags())
                .map(all -> all.get("latest"))
                .filter(Ecosystem.NPM.order()::understands);
        return new Release(
                version,
                time.flatMap(text -> Times.parse(text.asText(null))),
                said.filter(Version::isWithdrawn).isPresent(),
                latest.filter(newest -> Ecosystem.NPM.order().compare(version, newest) > 0)
                        .isPresent(),
                Optional.empty(),
                List.of());
    }
}
