package io.jenkins.plugins.upkeep.dependencies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An index of Python packages on the loopback, which pip can install from: JSON like PyPI's, and the simple index in both forms. */
final class TestIndex implements AutoCloseable {
    /** What this index cannot do. */
    enum Lack {
        JSON,
        SIMPLE_JSON,
        DATES
    }

    private final HttpServer server;
    private final Map<String, List<Item>> packages = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Set<Lack> lacks = EnumSet.noneOf(Lack.class);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Optional<String> account = Optional.empty();

    private record Item(String version, ByteBuffer wheel, Instant uploaded, boolean yanked, String python) {}

    private TestIndex(HttpServer server) {
        this.server = server;
    }

    static TestIndex start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        var index = new TestIndex(server);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/", index::answer);
        server.start();
        return index;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> asked() {
        return asked;
    }

    TestIndex lacking(Lack lack) {
        lacks.add(lack);
        return this;
    }

    /** Only this account may ask: {@code user:password}. */
    TestIndex only(String pair) {
        account = Optional.of(pair);
        return this;
    }

    TestIndex add(String name, String version, Instant uploaded, String... requires) {
        return add(name, new Item(version, ByteBuffer.wrap(Wheel.of(name, version, requires)), uploaded, false, ""));
    }

    TestIndex addYanked(String name, String version, Instant uploaded) {
        return add(name, new Item(version, ByteBuffer.wrap(Wheel.of(name, version)), uploaded, true, ""));
    }

    TestIndex addFor(String python, String name, String version, Instant uploaded) {
        return add(name, new Item(version, ByteBuffer.wrap(Wheel.of(name, version)), uploaded, false, python));
    }

    private TestIndex add(String name, Item item) {
        packages.computeIfAbsent(name, key -> new ArrayList<>()).add(item);
        return this;
    }

    /** Whatever stands there otherwise. */
    TestIndex answer(String path, String text) {
        answers.put(path, text);
        return this;
    }

    String sha256(String name, String version) {
        return Sha256.of(bytes(item(name, version).wheel()));
    }

    private Item item(String name, String version) {
        return packages.get(name).stream()
                .filter(item -> item.version().equals(version))
                .findFirst()
                .orElseThrow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getRawPath();
            asked.add(path);
            var given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
            if (account.isPresent() && !given.equals(account.map(TestIndex::header))) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            var accept = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept"))
                    .orElse("");
            content(path, accept).send(exchange);
        }
    }

    private static String header(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private record Content(int status, String type, ByteBuffer body) {
        static Content of(String type, String text) {
            return new Content(200, type, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }

        private void send(HttpExchange exchange) throws IOException {
            var bytes = bytes(body);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private Content content(String path, String accept) {
        var absent = new Content(404, "text/plain", ByteBuffer.allocate(0));
        if (answers.containsKey(path)) {
            return Content.of("text/plain", answers.get(path));
        }
        var parts = List.of(path.split("/", -1));
        if (path.startsWith("/pypi/") && !lacks.contains(Lack.JSON) && packages.containsKey(parts.get(2))) {
            return Content.of("application/json", json(parts.get(2)));
        }
        if (path.startsWith("/simple/") && packages.containsKey(parts.get(2))) {
            return accept.contains("vnd.pypi.simple.v1+json") && !lacks.contains(Lack.SIMPLE_JSON)
                    ? Content.of("application/vnd.pypi.simple.v1+json", simple(parts.get(2)))
                    : Content.of("text/html", html(parts.get(2)));
        }
        return path.startsWith("/files/")
                ? new Content(
                        200, "application/zip", item(parts.get(2), parts.get(3)).wheel())
                : absent;
    }

    private String json(String name) {
        var root = Json.mapper().createObjectNode();
        root.putObject("info").put("name", name);
        var releases = root.putObject("releases");
        for (var item : packages.get(name)) {
            var file = releases.putArray(item.version()).addObject();
            file.put("filename", Wheel.file(name, item.version()))
                    .put("yanked", item.yanked())
                    .putObject("digests")
                    .put("sha256", Sha256.of(bytes(item.wheel())));
            file.put("requires_python", item.python().isEmpty() ? null : item.python());
            date(file, "upload_time_iso_8601", item);
        }
        releases.putArray("not a version").addObject();
        releases.putArray("9999.0");
        return root.toString();
    }

    private void date(ObjectNode file, String key, Item item) {
        if (!lacks.contains(Lack.DATES)) {
            file.put(key, item.uploaded().toString());
        }
    }

    private String simple(String name) {
        var root = Json.mapper().createObjectNode();
        root.putObject("meta").put("api-version", lacks.contains(Lack.DATES) ? "1.0" : "1.1");
        root.put("name", name);
        var files = root.putArray("files");
        for (var item : packages.get(name)) {
            var file = files.addObject()
                    .put("filename", Wheel.file(name, item.version()))
                    .put("url", "/files/" + name + "/" + item.version() + "/" + Wheel.file(name, item.version()));
            file.putObject("hashes").put("sha256", Sha256.of(bytes(item.wheel())));
            if (item.yanked()) {
                file.put("yanked", "broken");
            }
            date(file, "upload-time", item);
        }
        return root.toString();
    }

    private String html(String name) {
        var page = new StringBuilder("<!DOCTYPE html><html><body><h1>Links</h1>\n");
        for (var item : packages.get(name)) {
            var file = Wheel.file(name, item.version());
            page.append("<a href=\"/files/" + name + "/" + item.version() + "/" + file + "#sha256="
                            + Sha256.of(bytes(item.wheel())) + "\"")
                    .append(item.yanked() ? " data-yanked=\"broken\"" : "")
                    .append(
                            item.python().isEmpty()
                                    ? ""
                                    : " data-requires-python='" + item.python().replace(">", "&gt;") + "'")
                    .append(">" + file + "</a><br/>\n");
        }
        return page.append("</body></html>").toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
