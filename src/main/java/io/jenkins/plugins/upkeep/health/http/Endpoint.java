package io.jenkins.plugins.upkeep.health.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * An address that answers when the service is well.
 *
 * @param name its name
 * @param url where it is: http or https, with a host
 * @param requests how many requests are timed in a run, at least 1
 * @param maxTime how long an answer may take
 * @param patience how long an answer is waited for
 * @param status the status of a good answer
 * @param body a text in a good answer's body
 */
public record Endpoint(
        String name, URI url, int requests, Duration maxTime, Duration patience, int status, Optional<String> body) {
    /**
     * @param config the endpoint as upkeep.yaml has it
     * @return the same
     */
    public static Endpoint of(io.jenkins.plugins.upkeep.config.Endpoint config) {
        return new Endpoint(
                config.name(),
                config.url(),
                config.requests(),
                config.maxTime(),
                config.timeout(),
                config.expect().status(),
                config.expect().body().filter(text -> !text.isEmpty()));
    }

    /**
     * The same, asked only once and not for long.
     *
     * @param most how long an answer is waited for at most
     */
    Endpoint once(Duration most) {
        var shorter = patience.compareTo(most) < 0 ? patience : most;
        return new Endpoint(name, url, 1, maxTime, shorter, status, body);
    }

    /**
     * @return how it is called in findings
     */
    public String subject() {
        return "endpoint " + name;
    }

    /**
     * @return whether it shows a certificate
     */
    public boolean isSecure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    /**
     * @return the port, also where the address leaves it to the scheme
     */
    public int port() {
        return url.getPort() >= 0 ? url.getPort() : isSecure() ? 443 : 80;
    }

    /**
     * @return the address without what may be secret in it: account and query
     */
    public String place() {
        return place(url);
    }

    static String place(URI address) {
        var port = address.getPort() >= 0 ? ":" + address.getPort() : "";
        var host = address.getHost() == null ? "" : address.getScheme() + "://" + address.getHost() + port;
        return host
                + Optional.ofNullable(address.getRawPath()).orElse("")
                + (address.getRawQuery() == null ? "" : "?…");
    }
}
