package io.jenkins.plugins.upkeep.dependencies.osv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.dependencies.advisory.AdvisoryReader;
import io.jenkins.plugins.upkeep.dependencies.advisory.OsvRecords;
import io.jenkins.plugins.upkeep.dependencies.advisory.Verdict;
import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server with the web API of OSV over the records by hand: pages of one id each, and faults where a test wants them. */
public final class FakeOsv implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final Map<String, String> records = OsvRecords.all();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> versions = Collections.synchronizedList(new ArrayList<>());

    /** Begins to answer. */
    public FakeOsv() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Something wrong with an answer. */
    @FunctionalInterface
    interface Fault {
        /** Answers, or returns whether the right answer is to be given after all. */
        boolean leavesAnswer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** The source of advisories that asks this server, in a hurry. */
    public ApiSource source() {
        return source(new ApiPace(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofMillis(1), 3));
    }

    ApiSource source(ApiPace pace) {
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        return new ApiSource(WebAddress.of(URI.create(address)), pace);
    }

    void fault(String path, Fault fault) {
        faults.put(path, fault);
    }

    void status(String path, int status, int times) {
        var left = new AtomicInteger(times);
        fault(path, exchange -> {
            if (left.getAndDecrement() <= 0) {
                return true;
            }
            send(exchange, status, "{}");
            return false;
        });
    }

    List<String> asked() {
        return asked;
    }

    /** The versions that it was asked about. */
    List<String> versions() {
        return versions;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        asked.add(path);
        try (exchange) {
            if (faults.getOrDefault(path, any -> true).leavesAnswer(exchange)) {
                answer(exchange, path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/v1/querybatch")) {
            send(exchange, 200, batch(MAPPER.readTree(exchange.getRequestBody())));
            return;
        }
        var record = records.get(path.substring(path.lastIndexOf('/') + 1));
        send(exchange, record == null ? 404 : 200, record == null ? "{\"code\":5}" : record);
    }

    private String batch(JsonNode document) {
        var results = MAPPER.createArrayNode();
        for (var query : document.path("queries")) {
            var ids = ids(query);
            var page = query.path("page_token").asInt(0);
            var result = results.addObject();
            if (page < ids.size()) {
                result.putArray("vulns").addObject().put("id", ids.get(page)).put("modified", OsvRecords.NEWEST);
            }
            if (page + 1 < ids.size()) {
                result.put("next_page_token", String.valueOf(page + 1));
            }
        }
        return MAPPER.createObjectNode().set("results", results).toString();
    }

    private List<String> ids(JsonNode query) {
        var wanted = wanted(query);
        versions.add(wanted.component().version());
        var ids = new ArrayList<String>();
        records.forEach((id, text) -> {
            if (affects(text, wanted)) {
                ids.add(id);
            }
        });
        return ids.stream().sorted().toList();
    }

    private static Wanted wanted(JsonNode query) {
        var parts = query.path("package").path("ecosystem").asText().split(":", 2);
        var name = query.path("package").path("name").asText();
        var ecosystem = Arrays.stream(Ecosystem.values())
                .filter(one -> one.osvName().equals(parts[0]))
                .findFirst()
                .orElseThrow();
        var version = query.path("version").asText();
        var component =
                ecosystem == Ecosystem.MAVEN ? java(name, version) : OsvRecords.component(ecosystem, "", name, version);
        return new Wanted(component, parts.length > 1 ? parts[1] : "");
    }

    private static Component java(String name, String version) {
        var end = name.indexOf(':');
        return OsvRecords.java(name.substring(0, end), name.substring(end + 1), version);
    }

    private static boolean affects(String text, Wanted wanted) {
        try {
            return AdvisoryReader.read(text.getBytes(StandardCharsets.UTF_8), wanted::is)
                            .affects(wanted)
                            .answer()
                    == Verdict.Answer.AFFECTED;
        } catch (UpkeepException e) {
            throw new AssertionError("a record by hand is none", e);
        }
    }

    static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
