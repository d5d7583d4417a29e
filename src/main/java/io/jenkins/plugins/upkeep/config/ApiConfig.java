package io.jenkins.plugins.upkeep.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The service's HTTP interface.
 *
 * @param endpoints the addresses that answer when the service is well
 */
@Place("api")
public record ApiConfig(
        @Key("the addresses that answer when the service is well")
        List<Endpoint> endpoints) {
    public ApiConfig {
        endpoints = List.copyOf(endpoints);
    }

    /**
     * One address.
     *
     * @param name its name in reports
     * @param url where it is
     * @param requests how often it is asked in a run
     * @param maxTime how long an answer may take
     * @param expect what a good answer is
     */
    public record Endpoint(
            @Key("its name in reports") String name,
            @Key("where it is") URI url,
            @Key("how often it is asked in a run") int requests,
            @Key("how long an answer may take") Duration maxTime,
            @Key("what a good answer is") Optional<Expect> expect) {}

    /**
     * What a good answer is.
     *
     * @param status its status
     * @param body a text that its body contains
     */
    public record Expect(
            @Key("its status") int status,
            @Key("a text that its body contains") String body) {}
}
