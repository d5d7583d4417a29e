package io.jenkins.plugins.upkeep.system.http;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;

/**
 * Exchanges documents with a web server; answers are streams, however long they are. Redirects are told and not
 * followed: they lead to pages that are not what was asked for. Safe for use by several threads.
 */
public final class WebClient {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    private final WebAddress address;
    private final Duration patience;
    private final Duration longest;
    private final HttpClient client;

    /**
     * @param address the server
     * @param patience how long it may take until an answer begins
     * @param longest how long it may take until an answer has been read
     */
    public WebClient(WebAddress address, Duration patience, Duration longest) {
        this.address = address;
        this.patience = patience;
        this.longest = longest;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(TO_CONNECT)
                .build();
    }

    /**
     * Asks for a document.
     *
     * @param path its path below the address
     * @param parameters of the query
     * @return the answer, whatever its status
     * @throws NoAnswerException when there is none
     * @throws InterruptedException when this thread was told to stop
     */
    public WebAnswer get(String path, Map<String, String> parameters) throws NoAnswerException, InterruptedException {
        return get(path, List.copyOf(parameters.entrySet()));
    }

    /** As {@link #get(String, Map)}, for a query in which a parameter may stand several times. */
    public WebAnswer get(String path, List<Map.Entry<String, String>> parameters)
            throws NoAnswerException, InterruptedException {
        return send(request(path, parameters).GET());
    }

    /**
     * Hands a document over.
     *
     * @param path the path below the address that takes it
     * @param document the document in JSON
     * @return the answer, whatever its status
     * @throws NoAnswerException when there is none; whether the document was taken is not known then
     * @throws InterruptedException when this thread was told to stop
     */
    public WebAnswer post(String path, String document) throws NoAnswerException, InterruptedException {
        return send(request(path, List.of())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(document)));
    }

    /**
     * Has something removed.
     *
     * @param path its path below the address
     * @return the answer, whatever its status
     * @throws NoAnswerException when there is none; whether it was removed is not known then
     * @throws InterruptedException when this thread was told to stop
     */
    public WebAnswer delete(String path) throws NoAnswerException, InterruptedException {
        return send(request(path, List.of()).DELETE());
    }

    private HttpRequest.Builder request(String path, List<Map.Entry<String, String>> parameters) {
        return HttpRequest.newBuilder(address.at(path, parameters))
                .timeout(patience)
                .header("User-Agent", "upkeep")
                .header("Accept", "application/json");
    }

    private WebAnswer send(HttpRequest.Builder request) throws NoAnswerException, InterruptedException {
        try {
            return answer(client.send(request.build(), about -> new BodyStream()));
        } catch (IOException e) {
            throw new NoAnswerException(address + " " + words(e), e);
        }
    }

    private WebAnswer answer(HttpResponse<InputStream> response) {
        var target = response.headers()
                .firstValue("Location")
                .filter(location -> response.statusCode() / 100 == 3)
                .map(WebClient::place);
        return new WebAnswer(response.statusCode(), target, new TimedStream(response.body(), longest));
    }

    /** A redirect may carry a token in its query. */
    private static String place(String location) {
        try {
            var target = URI.create(location);
            return target.getHost() == null
                    ? String.valueOf(target.getPath())
                    : WebAddress.of(target).toString();
        } catch (IllegalArgumentException e) {
            return "an address that is none";
        }
    }

    private String words(IOException problem) {
        if (has(problem, UnresolvedAddressException.class)) {
            return "has no address: its host is not known here; check its name";
        }
        if (has(problem, HttpTimeoutException.class)) {
            return "gave no answer within " + patience.toSeconds() + " s; see what it is busy with";
        }
        if (has(problem, ConnectException.class)) {
            return "refuses connections; start it, or correct its address";
        }
        if (has(problem, SSLException.class)) {
            return "does not come to terms on TLS (" + OneLine.of(problem.getMessage())
                    + "); mend its certificate, a private issuer must be in Java's trust store";
        }
        return "gave no answer (" + OneLine.of(problem.getMessage()) + "); see its log";
    }

    private static boolean has(Throwable problem, Class<? extends Throwable> type) {
        return type.isInstance(problem) || (problem.getCause() != null && has(problem.getCause(), type));
    }
}
