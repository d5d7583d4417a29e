package io.jenkins.plugins.upkeep.system.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The address of a web server, below which it is asked for documents. Prints without account and query.
 *
 * @param base where it is
 */
public record WebAddress(URI base) {
    /**
     * @param address of the scheme http or https, with a host; an account in it is left out, and so is a query
     */
    public static WebAddress of(URI address) {
        var path = Optional.ofNullable(address.getRawPath()).orElse("").replaceAll("/+$", "");
        var port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return new WebAddress(URI.create(address.getScheme() + "://" + address.getHost() + port + path));
    }

    /**
     * @param path what is asked for, below the base
     * @param parameters of the query
     * @return the whole address
     */
    public URI at(String path, Map<String, String> parameters) {
        return at(path, List.copyOf(parameters.entrySet()));
    }

    /** As {@link #at(String, Map)}, for a query in which a parameter may stand several times. */
    URI at(String path, List<Map.Entry<String, String>> parameters) {
        var query = parameters.stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(base + path + "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
