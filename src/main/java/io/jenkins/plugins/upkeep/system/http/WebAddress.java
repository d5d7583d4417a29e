package io.jenkins.plugins.upkeep.system.http;

import io.jenkins.plugins.upkeep.system.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The address of a web server, and what it is told to let us in. Prints without account and query.
 *
 * @param base where it is, without an account
 * @param authorization the header of that name; empty when there is none
 */
public record WebAddress(URI base, Optional<Secret> authorization) {
    /**
     * Takes an address that may have an account in it: {@code https://name:password@host/path}.
     *
     * @param address of the scheme http or https, with a host
     */
    public static WebAddress of(URI address) {
        var path = Optional.ofNullable(address.getRawPath()).orElse("").replaceAll("/+$", "");
        var port = address.getPort() < 0 ? "" : ":" + address.getPort();
        var base = URI.create(address.getScheme() + "://" + address.getHost() + port + path);
        return new WebAddress(
                base, Optional.ofNullable(address.getRawUserInfo()).map(WebAddress::basic));
    }

    private static Secret basic(String account) {
        // A plus sign is one: only forms write a space so.
        var plain = URLDecoder.decode(account.replace("+", "%2B"), StandardCharsets.UTF_8);
        return Secret.of("Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * @param path what is asked for, below the base
     * @param parameters of the query
     * @return the whole address
     */
    public URI at(String path, Map<String, String> parameters) {
        var query = parameters.entrySet().stream()
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
