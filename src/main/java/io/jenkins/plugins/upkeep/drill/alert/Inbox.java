package io.jenkins.plugins.upkeep.drill.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes webhooks of Alertmanager, and keeps what they say of one test alert. Anything else is accepted and forgotten. */
final class Inbox implements AutoCloseable {
    private static final int MOST = 4 << 20;
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, Daemons.named("inbox"));
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final String id;

    /**
     * What Alertmanager said of the test alert.
     *
     * @param receiver the receiver in whose name it came
     * @param status {@code firing} or {@code resolved}
     */
    record Letter(String receiver, String status) {}

    private Inbox(HttpServer server, String id) {
        this.server = server;
        this.id = id;
    }

    static Inbox open(String place, String id) throws UpkeepException {
        var colon = place.lastIndexOf(':');
        var host = place.substring(0, colon).replaceAll("[\\[\\]]", "");
        try {
            var address = new InetSocketAddress(host, Integer.parseInt(place.substring(colon + 1)));
            var inbox = new Inbox(HttpServer.create(address, 0), id);
            inbox.server.createContext("/", inbox::take);
            inbox.server.setExecutor(inbox.threads);
            inbox.server.start();
            return inbox;
        } catch (IOException | IllegalArgumentException e) {
            throw new UpkeepException(
                    "drill.alertTest.listen " + place + ": cannot be listened at (" + OneLine.of(e.getMessage())
                            + "); name an address of this machine and a port that is free",
                    e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(MOST);
            exchange.sendResponseHeaders(200, -1);
            note(Json.mapper().readTree(body));
        }
    }

    private void note(JsonNode document) {
        var receiver = document.path("receiver").asText();
        document.path("alerts").forEach(alert -> {
            if (alert.path("labels").path(TestAlert.LABEL).asText().equals(id)) {
                letters.add(new Letter(receiver, alert.path("status").asText()));
            }
        });
    }

    /** The first letter of a status. */
    Optional<Letter> letter(String status) {
        return letters.stream().filter(letter -> letter.status().equals(status)).findFirst();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
