package io.jenkins.plugins.upkeep.config;

import java.util.List;
import java.util.Optional;

/**
 * The service's HTTP API.
 *
 * @param endpoints where it answers
 */
@Place("api")
public record ApiConfig(@Key("The URLs that are probed") List<Endpoint> endpoints) {
    public ApiConfig {
        Require.unique("endpoints", endpoints.stream().map(Endpoint::name).toList());
    }

    /** The endpoint of a name. */
    public Optional<Endpoint> endpoint(String name) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.name().equals(name))
                .findFirst();
    }
}
