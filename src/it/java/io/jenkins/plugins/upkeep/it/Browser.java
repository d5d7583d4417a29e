package io.jenkins.plugins.upkeep.it;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Chromium without a window, spoken to by its own protocol: what it complains of while it shows a page is kept. */
final class Browser implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();

    private Browser(Path folder, Path program) throws IOException {
        process = new ProcessBuilder(command(folder, program))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(page(folder)), new Ear())
                .join();
        Stream.of("Page.enable", "Log.enable", "Runtime.enable", "Network.enable")
                .forEach(domain -> call(domain, Map.of()));
    }

    /** Chromium, where it is installed. */
    static Optional<Path> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts one that is known to Jenkins as a user.
     *
     * @param folder an empty folder for it
     */
    static Browser as(String user, Path folder) {
        try {
            var browser = new Browser(folder, program().orElseThrow());
            var account = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
            browser.call("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Authorization", "Basic " + account)));
            return browser;
        } catch (IOException e) {
            throw new UncheckedIOException("no browser for the tests", e);
        }
    }

    private static List<String> command(Path folder, Path program) {
        return List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder,
                "--remote-debugging-port=0",
                "--window-size=1280,900",
                "about:blank");
    }

    private static String page(Path folder) {
        var file = folder.resolve("DevToolsActivePort");
        await("browser").atMost(PATIENCE).until(() -> Disk.text(file).lines().count() == 2);
        var base = "http://127.0.0.1:" + Disk.text(file).lines().findFirst().orElseThrow();
        return Stream.of(new Rest(base, Optional.empty()).json("/json/list"))
                .flatMap(list -> Stream.iterate(0, index -> index < list.size(), index -> index + 1)
                        .map(list::get))
                .filter(target -> target.get("type").asText().equals("page"))
                .map(target -> target.get("webSocketDebuggerUrl").asText())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Makes its window one of another kind.
     *
     * @param width how many pixels wide
     * @param scheme light or dark, as the user of the machine likes it
     */
    void screen(int width, String scheme) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        var feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    /** Shows a page and waits until all of it is there. */
    void open(String url) {
        call("Page.navigate", Map.of("url", url));
        await(url)
                .atMost(PATIENCE)
                .until(() -> evaluate("document.location.href + ' ' + document.readyState")
                        .endsWith(" complete"));
    }

    /** Waits until another page is shown. */
    void awaitOtherThan(String path) {
        await("another page than " + path)
                .atMost(PATIENCE)
                .until(
                        () -> evaluate("document.readyState + ' ' + location.pathname"),
                        place -> place.startsWith("complete ") && !place.endsWith(path));
    }

    /** The value of an expression in the page, as text. */
    String evaluate(String expression) {
        var result =
                call("Runtime.evaluate", Map.of("expression", "String(" + expression + ")", "returnByValue", true));
        return result.path("result").path("result").path("value").asText();
    }

    void screenshot(Path file) {
        var data = call("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                .path("result")
                .path("data")
                .asText();
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written", e);
        }
    }

    /** What it refused or could not load, since it was started. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        var id = calls.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        var message = MAPPER.valueToTree(Map.of("id", id, "method", method, "params", parameters));
        socket.sendText(message.toString(), true).join();
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void hear(JsonNode message) {
        if (message.has("id")) {
            answers.remove(message.get("id").asInt()).complete(message);
        } else if (message.path("method").asText().equals("Log.entryAdded")) {
            var entry = message.path("params").path("entry");
            complaints.add(entry.path("source").asText() + ": "
                    + entry.path("text").asText() + " " + entry.path("url").asText());
        } else if (message.path("method").asText().equals("Runtime.exceptionThrown")) {
            complaints.add("script: " + message.path("params").path("exceptionDetails"));
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                var whole = text.toString();
                text.setLength(0);
                hear(tree(whole));
            }
            from.request(1);
            return null;
        }

        private JsonNode tree(String whole) {
            try {
                return MAPPER.readTree(whole);
            } catch (IOException e) {
                throw new UncheckedIOException("the browser said what is no JSON", e);
            }
        }
    }
}
