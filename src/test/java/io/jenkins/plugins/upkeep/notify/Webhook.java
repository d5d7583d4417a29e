package io.jenkins.plugins.upkeep.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook that answers what it is told to, and keeps what it was sent. */
final class Webhook implements AutoCloseable {
    private static final String TOKEN = "T0000/B0000/verysecrettoken";

    private final HttpServer server;
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();

    private Webhook(HttpServer server) {
        this.server = server;
    }

    static Webhook answering(int status, String body) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var webhook = new Webhook(server);
        server.createContext("/services/" + TOKEN, exchange -> {
            webhook.taken.add(Json.mapper().readTree(exchange.getRequestBody()));
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1/elsewhere?token=" + TOKEN);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return webhook;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/services/" + TOKEN;
    }

    List<JsonNode> taken() {
        return taken;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
