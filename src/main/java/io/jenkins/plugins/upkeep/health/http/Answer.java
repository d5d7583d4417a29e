package io.jenkins.plugins.upkeep.health.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer of an endpoint.
 *
 * @param status its status
 * @param time from the request to the end of the body, or to the end of what is read of it
 * @param body the beginning of its body
 * @param location where it sends the caller
 */
record Answer(int status, Duration time, String body, Optional<URI> location) {
    boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    String target() {
        return location.map(Endpoint::place).orElse("nowhere");
    }
}
