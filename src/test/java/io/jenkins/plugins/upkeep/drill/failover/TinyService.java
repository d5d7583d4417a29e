package io.jenkins.plugins.upkeep.drill.failover;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A service in a process of its own: well, unless a file says otherwise. */
final class TinyService {
    private TinyService() {}

    public static void main(String... words) throws IOException {
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0])), 100);
        var ill = Path.of(words[1]);
        server.createContext("/", exchange -> {
            var text = (Files.exists(ill) ? "{\"status\":\"ill\"}" : "{\"status\":\"ok\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
    }
}
