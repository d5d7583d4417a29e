package io.jenkins.plugins.upkeep.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Serves a folder of pages: below {@code /policy/} with the policy that Jenkins sends for artifacts, below {@code /plain/}
 * without one, and at {@code /probe} a page that says by how much each page is too wide for each width.
 */
final class PageServer implements AutoCloseable {
    private static final String POLICY = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";
    private static final String PROBE = """
            <!DOCTYPE html><title>probe</title><p id="result">not measured</p>
            FRAMES
            <script>
              addEventListener('load', () => {
                const widths = [...document.querySelectorAll('iframe')]
                    .map(frame => frame.contentDocument.documentElement.scrollWidth - frame.width);
                document.getElementById('result').textContent = 'too wide by ' + widths.join(' ') + '.';
              });
            </script>
            """;

    private final Path folder;
    private final List<String> pages;
    private final List<Integer> widths;
    private final HttpServer server;
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    PageServer(Path folder, List<String> pages, List<Integer> widths) throws IOException {
        this.folder = folder;
        this.pages = List.copyOf(pages);
        this.widths = List.copyOf(widths);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/plain/", exchange -> serve(exchange, "/plain/"));
        server.createContext("/policy/", this::serveUnderPolicy);
        server.createContext("/probe", this::probe);
        server.start();
    }

    String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serveUnderPolicy(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
        serve(exchange, "/policy/");
    }

    private void serve(HttpExchange exchange, String root) throws IOException {
        var path = exchange.getRequestURI().getPath();
        requests.add(path);
        var file = folder.resolve(path.substring(root.length()));
        var type = path.endsWith(".css") ? "text/css" : "text/html";
        answer(exchange, type, Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0]);
    }

    private void probe(HttpExchange exchange) throws IOException {
        answer(exchange, "text/html", PROBE.replace("FRAMES", frames()).getBytes(StandardCharsets.UTF_8));
    }

    private String frames() {
        return pages.stream()
                .flatMap(page -> widths.stream().map(width -> frame(page, width)))
                .collect(Collectors.joining("\n"));
    }

    private static String frame(String page, int width) {
        return "<iframe src=\"/plain/" + page + "\" width=\"" + width + "\" height=\"600\"></iframe>";
    }

    private static void answer(HttpExchange exchange, String type, byte[] content) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
        }
    }
}
