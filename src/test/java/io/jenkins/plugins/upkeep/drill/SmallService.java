package io.jenkins.plugins.upkeep.drill;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A service for a drill to start: it notes its environment in a file and answers everything well. */
final class SmallService {
    private SmallService() {}

    public static void main(String... words) throws IOException {
        Files.write(
                Path.of(words[1]),
                System.getenv().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .sorted()
                        .toList());
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0])), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Leaves a process that has a session of its own and no parent, then becomes the service. */
    static List<String> withStray(int port, Path folder) {
        var stray = folder.resolve("stray");
        return List.of(
                "sh",
                "-c",
                "setsid sh -c 'echo $$ >\"$0.new\"; mv \"$0.new\" \"$0\"; exec sleep 1000' \"$0\" & exec \"$@\"",
                stray.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                SmallService.class.getName(),
                Integer.toString(port),
                folder.resolve("environment").toString());
    }
}
