package io.jenkins.plugins.upkeep.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** A webhook that answers what it is told to, the last answer for ever, and keeps what it was sent. */
public final class Webhook implements AutoCloseable {
    private static final String TOKEN = "T0000/B0000/verysecrettoken";

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final String scheme;
    private final Deque<Answer> answers;
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private final Queue<JsonNode> taken = new ConcurrentLinkedDeque<>();

    private Webhook(HttpServer server, String scheme, Deque<Answer> answers) {
        this.server = server;
        this.scheme = scheme;
        this.answers = answers;
        headers.put("Location", "http://127.0.0.1/elsewhere?token=" + TOKEN);
        server.createContext("/services/" + TOKEN, this::answer);
        server.start();
    }

    private static InetSocketAddress here() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** One that always answers the same. */
    public static Webhook answering(int status, String body) throws IOException {
        return new Webhook(HttpServer.create(here(), 0), "http", new ArrayDeque<>(List.of(new Answer(status, body))));
    }

    static Webhook answering(int status, String body, int next, String nextBody) throws IOException {
        var answers = new ArrayDeque<>(List.of(new Answer(status, body), new Answer(next, nextBody)));
        return new Webhook(HttpServer.create(here(), 0), "http", answers);
    }

    static Webhook encrypted(SSLContext context) throws IOException {
        var server = HttpsServer.create(here(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new Webhook(server, "https", new ArrayDeque<>(List.of(new Answer(200, "ok"))));
    }

    Webhook with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        taken.add(Json.mapper().readTree(exchange.getRequestBody()));
        var answer = next();
        headers.forEach(exchange.getResponseHeaders()::set);
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer next() {
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    /** The address that only those know who may write. */
    public String address() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/services/" + TOKEN;
    }

    /** What it was sent, in the order of time. */
    public List<JsonNode> taken() {
        return new CopyOnWriteArrayList<>(taken);
    }

    /** The subjects of all that it was sent. */
    public List<String> subjects() {
        return taken().stream().map(document -> document.path("text").asText()).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
