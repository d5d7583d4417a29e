package io.jenkins.plugins.upkeep.monitoring.exporter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.monitoring.metrics.Exposition;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Answers Prometheus: {@code /metrics}, {@code /healthz} and a page that leads to them. Threads are few; who is too slow, or comes
 * while all are busy, is cut off.
 */
public final class MetricsServer implements AutoCloseable {
    private static final int MOST_THREADS = 32;
    private static final int SLOWEST_REQUEST_SECONDS = 10;

    /** The longest scrape is among it. */
    private static final int SLOWEST_ANSWER_SECONDS = 75;

    private static final String HTML = "text/html; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><title>Upkeep exporter</title></head>
            <body><h1>Upkeep exporter</h1><p><a href="metrics">Metrics</a></p></body></html>
            """;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Scraper scraper;

    private MetricsServer(HttpServer server, ExecutorService threads, Scraper scraper) {
        this.server = server;
        this.threads = threads;
        this.scraper = scraper;
    }

    /**
     * Starts it.
     *
     * @param address where it listens; port 0 for any that is free
     * @param scraper gives the numbers
     * @throws UpkeepException when the address is not to be had
     */
    public static MetricsServer start(InetSocketAddress address, Scraper scraper) throws UpkeepException {
        limit("sun.net.httpserver.maxReqTime", SLOWEST_REQUEST_SECONDS);
        limit("sun.net.httpserver.maxRspTime", SLOWEST_ANSWER_SECONDS);
        var threads = new ThreadPoolExecutor(
                0, MOST_THREADS, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), Daemons.named("http"));
        try {
            var server = HttpServer.create(address, 0);
            var metrics = new MetricsServer(server, threads, scraper);
            server.createContext("/", metrics::answer);
            server.setExecutor(threads);
            server.start();
            return metrics;
        } catch (IOException e) {
            threads.shutdown();
            throw new UpkeepException(
                    "exporter: cannot listen on " + shown(address) + " (" + e.getMessage()
                            + "); is it running already? Name another port with --port",
                    e);
        }
    }

    /** Java's server waits for ever for whoever sends nothing more, unless it is told once before its first use. */
    private static void limit(String property, int seconds) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(seconds));
        }
    }

    /** An address for people. */
    static String shown(InetSocketAddress address) {
        var host = address.getHostString();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /**
     * @return where it listens, for people and browsers
     */
    public String url() {
        var address = server.getAddress();
        var host = address.getAddress().isAnyLocalAddress() ? "localhost:" + address.getPort() : shown(address);
        return "http://" + host + "/metrics";
    }

    /**
     * @return the port that it listens on
     */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, TEXT, "only GET and HEAD\n");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/metrics" -> metrics(exchange);
                case "/healthz" -> send(exchange, 200, TEXT, "ok\n");
                case "/" -> send(exchange, 200, HTML, PAGE);
                default -> send(exchange, 404, TEXT, "nothing here; see /metrics\n");
            }
        }
    }

    private void metrics(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var patience = ScrapeTimeout.of(Optional.ofNullable(headers.getFirst(ScrapeTimeout.HEADER)));
        try {
            var accept = Optional.ofNullable(headers.getFirst("Accept")).orElse("");
            var text = Exposition.of(scraper.scrape(patience), accept);
            send(exchange, 200, text.contentType(), text.text());
        } catch (UpkeepException e) {
            send(exchange, 503, TEXT, e.getMessage() + "\n");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            send(exchange, 500, TEXT, "a defect of the exporter: " + e + "\n");
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
