package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the version that a web server puts into each answer, whatever its status: Jenkins into {@code X-Jenkins}, nginx into
 * {@code Server} unless {@code server_tokens} is off.
 *
 * @param name the thing's name in reports
 * @param product the word for its product
 * @param address what is asked for
 */
public record AskHeader(String name, String product, URI address) implements Asking {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, String> HEADERS = Map.of("jenkins", "X-Jenkins", "nginx", "Server");

    /**
     * @param product the word for a product
     * @return whether it tells its version in a header
     */
    public static boolean knows(String product) {
        return HEADERS.containsKey(product);
    }

    @Override
    public String subject() {
        return name;
    }

    @Override
    public String plan() {
        return name + ": ask " + WebAddress.of(address) + " for its header " + HEADERS.get(product);
    }

    @Override
    public Set<String> products() {
        return Set.of(product);
    }

    @Override
    public Answer ask() throws UpkeepException, InterruptedException {
        var header = HEADERS.get(product);
        var value = header(header)
                .filter(text -> !product.equals("nginx") || text.contains("nginx/"))
                .orElseThrow(() -> new UpkeepException(
                        name + ": " + WebAddress.of(address) + " answers without a version in the header " + header));
        return Answer.of(Words.running(name, product, value));
    }

    private Optional<String> header(String header) throws UpkeepException, InterruptedException {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("User-Agent", "upkeep")
                .method("HEAD", HttpRequest.BodyPublishers.noBody());
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue(header);
        } catch (IOException e) {
            var words = e.getMessage() == null ? "it does not answer" : OneLine.of(e.getMessage());
            throw new UpkeepException(name + ": " + WebAddress.of(address) + " cannot be asked (" + words + ")", e);
        }
    }
}
