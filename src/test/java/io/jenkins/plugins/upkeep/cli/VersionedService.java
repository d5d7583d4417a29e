package io.jenkins.plugins.upkeep.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A service that tells which version of its code and which of its data it has. Its code is a file of the repository: a version
 * that is {@code broken} never answers well, and one that is {@code dead} does not start.
 */
final class VersionedService {
    private VersionedService() {}

    /**
     * @param words the port, the file of the code, the database's URL, its user and its password
     */
    public static void main(String... words) throws IOException {
        var code = Files.readString(Path.of(words[1])).strip();
        if (code.equals("dead")) {
            throw new IOException("this version does not start");
        }
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0])), 0);
        server.createContext("/", exchange -> {
            var answer = (code.equals("broken") ? "bad" : "ok") + " code=" + code + " data=" + data(words);
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.startsWith("ok") && !answer.contains("none") ? 200 : 500, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static String data(String... words) {
        var account = new Properties();
        account.put("user", words[3]);
        account.put("password", words[4]);
        account.put("ApplicationName", "shop");
        try (var connection = DriverManager.getConnection(words[2], account);
                var rows = connection.createStatement().executeQuery("SELECT version FROM release")) {
            return rows.next() ? rows.getString(1) : "none";
        } catch (SQLException e) {
            return "none (" + e.getMessage() + ")";
        }
    }
}
