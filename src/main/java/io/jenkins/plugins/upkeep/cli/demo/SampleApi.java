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
import java.time.Duration;

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

    private static final String PAUSE = "SELECT pg_sleep(? / 1000.0)";

    private final HttpServer server;
    private final Connection connection;
    private final int port;
    private volatile Duration pause = Duration.ZERO;

    private SampleApi(HttpServer server, Connection connection) {
        this.server = server;
        this.connection = connection;
        this.port = server.getAddress().getPort();
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
            var api = new SampleApi(server, connection);
            server.createContext("/health", exchange -> api.answer(exchange, HEALTH));
            server.createContext("/strategies", exchange -> api.answer(exchange, STRATEGIES));
            server.start();
            return api;
        } catch (IOException e) {
            Connections.cut(connection);
            throw new UpkeepException("port " + port + ": cannot be listened on (" + e + "); free it", e);
        }
    }

    int port() {
        return port;
    }

    /**
     * @param longer how much longer each answer takes from now on: the database is given work first
     */
    void slow(Duration longer) {
        pause = longer;
    }

    @Override
    public void close() {
        server.stop(0);
        Connections.cut(connection);
    }

    private void answer(HttpExchange exchange, String query) throws IOException {
        try {
            if (!pause.isZero()) {
                Sql.query(connection, PAUSE, row -> row.getString(1), pause.toMillis());
            }
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
