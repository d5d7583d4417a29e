package io.jenkins.plugins.upkeep.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Talks to a controller as one user, with the session and the crumb that Jenkins asks for. */
final class Rest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String base;
    private final Optional<String> user;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .cookieHandler(new CookieManager())
            .build();

    Rest(String base, Optional<String> user) {
        this.base = base;
        this.user = user;
    }

    /** Encodes a segment of a path, or a value of a form. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** Fetches a path whose answer must be good. */
    String text(String path) {
        return get(path).good();
    }

    JsonNode json(String path) {
        try {
            return MAPPER.readTree(text(path));
        } catch (IOException e) {
            throw new AssertionError(path + ": is no JSON", e);
        }
    }

    Answer post(String path) {
        return post(path, FORM, "");
    }

    Answer post(String path, Map<String, String> form) {
        return post(
                path,
                FORM,
                form.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    Answer post(String path, String type, String body) {
        var crumb = json("/crumbIssuer/api/json");
        return send(request(path)
                .header("Content-Type", type)
                .header(
                        crumb.get("crumbRequestField").asText(),
                        crumb.get("crumb").asText())
                .POST(BodyPublishers.ofString(body)));
    }

    /** Runs a script of the administrator's on the controller, and gives what it prints. */
    String script(String groovy) {
        return post("/scriptText", Map.of("script", groovy)).good();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(2));
        user.ifPresent(name -> request.header("Authorization", "Basic " + credentials(name)));
        return request;
    }

    /** The users of the tests have their names as passwords. */
    private static String credentials(String name) {
        return Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new Unreachable("the controller does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the controller", e);
        }
    }

    /** The controller is not there at the moment. */
    static final class Unreachable extends RuntimeException {
        Unreachable(String message, IOException cause) {
            super(message, cause);
        }
    }
}
