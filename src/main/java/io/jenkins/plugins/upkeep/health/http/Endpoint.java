package io.jenkins.plugins.upkeep.health.http;

import io.jenkins.plugins.upkeep.config.ApiConfig;
import io.jenkins.plugins.upkeep.config.ConfigException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that answers when the service is well.
 *
 * @param name its name
 * @param url where it is: http or https, with a host
 * @param requests how many requests are timed in a run, at least 1
 * @param maxTime how long an answer may take
 * @param status the status of a good answer; empty for any from 200 to 399
 * @param body a text in a good answer's body
 */
public record Endpoint(
        String name, URI url, int requests, Duration maxTime, Optional<Integer> status, Optional<String> body) {
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(5);

    /**
     * @param config the endpoint as upkeep.yaml has it
     * @return the same, checked
     * @throws ConfigException when it cannot be asked
     */
    public static Endpoint of(ApiConfig.Endpoint config) throws ConfigException {
        var url = config.url();
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !scheme.matches("https?")) {
            throw new ConfigException("api.endpoints, endpoint " + config.name()
                    + ": url is not of the form http://host:port/path or https://host:port/path; correct it");
        }
        if (config.requests() < 1) {
            throw new ConfigException("api.endpoints, endpoint " + config.name() + ": requests must be 1 or more");
        }
        var status = config.expect().map(ApiConfig.Expect::status).filter(code -> code > 0);
        var body = config.expect().map(ApiConfig.Expect::body).filter(text -> !text.isEmpty());
        return new Endpoint(config.name(), url, config.requests(), config.maxTime(), status, body);
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
     * @return how long one answer is waited for: twice the limit is critical anyway
     */
    public Duration patience() {
        var twice = maxTime.multipliedBy(2);
        return twice.compareTo(LEAST_PATIENCE) > 0 ? twice : LEAST_PATIENCE;
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
