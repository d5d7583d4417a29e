package io.jenkins.plugins.upkeep.config;

import java.net.URI;
import java.time.Duration;

/**
 * A URL that is probed.
 *
 * @param name its name in reports
 * @param url what is asked for
 * @param requests how often, in one run
 * @param maxTime the median time above which there is a warning; at twice that it is critical
 * @param timeout when a request is given up
 * @param expect the answer that is right
 */
public record Endpoint(
        @Key("The endpoint's name in reports") String name,
        @Key("The URL that is asked for") URI url,

        @Key(value = "How many requests one run sends", defaultValue = "5")
        int requests,

        @Key(value = "The time above which there is a warning; at twice that it is critical", defaultValue = "200ms")
        Duration maxTime,

        @Key(value = "When a request is given up", defaultValue = "10s")
        Duration timeout,

        @Key(value = "The answer that is right", defaultValue = "{}")
        Expectation expect) {
    private static final int MOST_REQUESTS = 1000;

    public Endpoint {
        Require.text("name", name);
        Require.web("url", url);
        Require.within("requests", requests, 1, MOST_REQUESTS);
        Require.positive("maxTime", maxTime);
        Require.positive("timeout", timeout);
    }
}
