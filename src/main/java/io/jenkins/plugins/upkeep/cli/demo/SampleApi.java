package io.jenkins.plugins.upkeep.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The HTTP API of the sample service, on the loopback interface: {@code /health} and {@code /strategies}, each answered
 * from the database.
 */
final class SampleApi implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final String HEALTH = """
            SELECT '{"status":"ok"}' WHERE EXISTS (SELECT FROM strategies)""";
    private static final String STRATEGIES = """
            SELECT json_build_object('strategies', count(*), 'active', count(*) FILTER (WHERE status = 'active'))
              FROM strategies""";

    private final HttpServer server;
    private final Connection connection;

    private SampleApi(HttpServer server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    /**
     * Starts it.
     *
     * @param database where its data is
     * @param port the port to listen on; 0 for any that is free
     * @throws UpkeepException when the database or the port is not to be had
     */
    static SampleApi start(DatabaseAddress database, int port) throws UpkeepException {
        var connection = Database.connect(database, "hyperopt api");
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/health", exchange -> answer(exchange, connection, HEALTH));
            server.createContext("/strategies", exchange -> answer(exchange, connection, STRATEGIES));
            server.start();
            return new SampleApi(server, connection);
        } catch (IOException e) {
            Connections.cut(connection);
            throw new UpkeepException("port " + port + ": cannot be listened on (" + e + "); free it", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        Connections.cut(connection);
    }

    private static void answer(HttpExchange exchange, Connection connection, String query) throws IOException {
        try {
            var rows = Sql.query(connection, query, row -> row.getString(1));
            send(exchange, rows.isEmpty() ? UNAVAILABLE : OK, rows.isEmpty() ? "{\"status\":\"empty\"}" : rows.get(0));
        } catch (SQLException e) {
            send(exchange, UNAVAILABLE, "{\"status\":\"no database\",\"state\":\"" + e.getSQLState() + "\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
