package io.jenkins.plugins.upkeep.review.lifecycle;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A web server of a test with files, and one that never comes. */
public final class LifecycleServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> files;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    private LifecycleServer(HttpServer server, Map<String, String> files) {
        this.server = server;
        this.files = files;
    }

    /** Starts one; the file {@code /slow} never comes, {@code /moved} is elsewhere. */
    public static LifecycleServer start(Map<String, String> files) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var started = new LifecycleServer(server, files);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", started::answer);
        server.start();
        return started;
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        asked.add(path);
        if (path.startsWith("/slow")) {
            awaitEnd();
        }
        if (path.startsWith("/moved")) {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1/secret?token=abc");
        }
        var content = files.getOrDefault(path, "nothing").getBytes(StandardCharsets.UTF_8);
        var status = path.startsWith("/moved") ? 302 : files.containsKey(path) ? 200 : 404;
        exchange.sendResponseHeaders(status, content.length);
        try (var body = exchange.getResponseBody()) {
            body.write(content);
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
