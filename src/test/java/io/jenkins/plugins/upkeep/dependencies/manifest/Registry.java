package io.jenkins.plugins.upkeep.dependencies.manifest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A registry of npm on this machine, which knows a few packages. */
final class Registry implements AutoCloseable {
    private static final Map<String, String> PACKAGES = Map.of(
            "left", "\"dependencies\":{\"deep\":\"^1.0.0\"}",
            "deep", "\"license\":\"MIT\"",
            "@own/scoped", "\"dependencies\":{\"deep\":\"^2.0.0\"}",
            "tried", "\"license\":\"MIT\"");

    private final HttpServer server;

    Registry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        var name = exchange.getRequestURI().getPath().substring(1);
        var known = PACKAGES.get(name);
        var body = (known == null ? "{}" : document(name, known)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known == null ? 404 : 200, body.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }

    private String document(String name, String more) {
        return "{\"name\":\"%s\",\"dist-tags\":{\"latest\":\"2.1.0\"},\"versions\":{%s,%s}}"
                .formatted(name, release(name, "1.0.3", more), release(name, "2.1.0", more));
    }

    private String release(String name, String version, String more) {
        var tarball = address() + name + "/-/" + name.substring(name.indexOf('/') + 1) + "-" + version + ".tgz";
        return "\"%2$s\":{\"name\":\"%1$s\",\"version\":\"%2$s\",%3$s,\"dist\":{\"tarball\":\"%4$s\"}}"
                .formatted(name, version, more, tarball);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
