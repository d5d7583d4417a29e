package io.jenkins.plugins.upkeep.window;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.window.state.Ending;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service with a flag, a hook and commands, whose windows are remembered beside it. Its clock can be put forward. */
final class WindowDesk implements AutoCloseable {
    private final Path folder;
    private final HttpServer server;
    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private volatile int answer = 204;
    private Duration ahead = Duration.ZERO;
    private Optional<URI> alertmanager = Optional.empty();
    private String more = "";

    private WindowDesk(Path folder, HttpServer server) {
        this.folder = folder;
        this.server = server;
    }

    static WindowDesk in(Path folder) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var desk = new WindowDesk(folder, server);
        server.createContext("/hook", exchange -> {
            desk.told.add(Json.mapper().readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(desk.answer, -1);
            exchange.close();
        });
        server.start();
        desk.script("enter", "printenv UPKEEP_WINDOW_EVENT UPKEEP_WINDOW_DESCRIPTION >>commands\n");
        desk.script("leave", "printenv UPKEEP_WINDOW_EVENT >>commands\n");
        return desk;
    }

    WindowDesk alertmanager(URI address) {
        alertmanager = Optional.of(address);
        return this;
    }

    /** More sections of upkeep.yaml. */
    WindowDesk with(String yaml) {
        more = yaml;
        return this;
    }

    /** Lets the hook answer with another status. */
    void answer(int status) {
        answer = status;
    }

    void script(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".sh"), text);
    }

    void putForward(Duration time) {
        ahead = ahead.plus(time);
    }

    Instant now() {
        return Instant.now().plus(ahead);
    }

    Path flag() {
        return folder.resolve("MAINTENANCE");
    }

    Path state() {
        return folder.resolve("state");
    }

    List<String> events() {
        return told.stream()
                .map(event ->
                        event.path("event").asText() + " " + event.path("id").asText())
                .toList();
    }

    List<JsonNode> told() {
        return told;
    }

    List<String> commands() throws IOException {
        var file = folder.resolve("commands");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    String yaml() {
        return """
                service: shop
                %s
                maintenance:
                  mode:
                    flag: MAINTENANCE
                    hook: http://127.0.0.1:%d/hook?token=secret
                    enter: [sh, enter.sh]
                    leave: [sh, leave.sh]
                  state: state
                  timeout: 5s
                %s
                """.formatted(
                        alertmanager
                                .map(address -> "monitoring: {alertmanager: \"" + address + "\"}")
                                .orElse(""),
                        server.getAddress().getPort(),
                        more);
    }

    Windows windows() throws Exception {
        return windows(yaml());
    }

    Windows windows(String yaml) throws Exception {
        var file = Files.writeString(folder.resolve("upkeep.yaml"), yaml);
        return Windows.of(ConfigFile.read(file, TaskFamilies.sections(), Map.of()), clock());
    }

    WindowResult enter(String id, Duration duration) throws Exception {
        return enter(id, duration, "work");
    }

    WindowResult enter(String id, Duration duration, String description) throws Exception {
        return windows().enter(request(id, duration, description), TaskLog.silent());
    }

    WindowResult plan(String id, Duration in, Duration duration) throws Exception {
        var request = new WindowRequest(id, duration, "work", Optional.of(now().plus(in)), "a tester");
        return windows().enter(request, TaskLog.silent());
    }

    static WindowRequest request(String id, Duration duration, String description) throws ConfigException {
        return WindowRequest.now(id, duration, description, "a tester");
    }

    WindowResult leave(String id) throws Exception {
        return windows().leave(id, Ending.SUCCEEDED, TaskLog.silent());
    }

    WindowResult settle() throws Exception {
        return windows().settle(TaskLog.silent());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
