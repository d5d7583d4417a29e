package io.jenkins.plugins.upkeep.health.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.report.Measurement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A real HTTP server on a free port, and what tests ask of it. */
record TestHttpServer(HttpServer http) implements AutoCloseable {
    static final Duration GENEROUS = Duration.ofSeconds(2);

    static TestHttpServer of(HttpHandler handler) throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", handler);
        http.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "test server");
            thread.setDaemon(true);
            return thread;
        }));
        http.start();
        return new TestHttpServer(http);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/health");
    }

    @Override
    public void close() {
        http.stop(0);
    }

    static Endpoint endpoint(URI url) {
        return endpoint(url, GENEROUS, Optional.empty(), Optional.empty());
    }

    static Endpoint endpoint(URI url, Duration maxTime, Optional<Integer> status, Optional<String> body) {
        return new Endpoint("primary", url, 5, maxTime, status, body);
    }

    static ProbeResult look(Endpoint endpoint) throws Exception {
        return new EndpointProbe(endpoint, SSLContext.getDefault()).look(Clock.systemUTC());
    }

    static Measurement median(ProbeResult result) {
        return result.measurements().stream()
                .filter(measurement -> measurement.name().equals("api_response_median"))
                .findFirst()
                .orElseThrow();
    }
}
