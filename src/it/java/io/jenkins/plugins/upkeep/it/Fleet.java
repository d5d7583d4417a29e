package io.jenkins.plugins.upkeep.it;

import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Many small services, each with a page, a database and a pipeline of its own, looked after by a few agents. */
final class Fleet implements AutoCloseable {
    private static final String CONFIG = """
            service: %1$s
            api: {endpoints: [{name: main, url: "http://127.0.0.1:%2$d/%1$s", maxTime: 5s}]}
            database:
              url: %3$s
              user: ${env:PGUSER}
              password: ${env:PGPASSWORD}
              checks:
                - {name: customers, sql: SELECT count(*) FROM customer, min: 1}
            marketData: {table: prices, interval: 1h, period: 7d, delay: 4h}
            backup:
              store: "file:store"
              parts: {database: true, files: [{name: own, paths: [upkeep.yaml]}]}
            """;

    private static final String DATA = """
            CREATE TABLE customer (id int PRIMARY KEY, name text NOT NULL, since timestamptz NOT NULL);
            CREATE TABLE purchase (id bigint PRIMARY KEY, customer int NOT NULL REFERENCES customer, price numeric(10, 2));
            CREATE TABLE prices (symbol text, ts timestamptz, open numeric, high numeric, low numeric, close numeric,
              volume numeric, PRIMARY KEY (symbol, ts));
            INSERT INTO customer SELECT n, 'customer ' || n, now() - n * interval '1 hour' FROM generate_series(1, 2000) n;
            INSERT INTO purchase SELECT n, 1 + n % 2000, n / 100.0 FROM generate_series(1, 5000) n;
            INSERT INTO prices SELECT 'PAIR' || p, date_trunc('hour', now()) - h * interval '1 hour', 10, 12, 9, 11, 100 + h
              FROM generate_series(1, 5) p, generate_series(0, 180) h;
            ANALYZE;
            """;

    private final Controller controller;
    private final HealthyPage page;
    private final List<Agent> agents = new ArrayList<>();
    private final List<Job> jobs = new ArrayList<>();

    private Fleet(Controller controller) throws IOException {
        this.controller = controller;
        this.page = new HealthyPage();
    }

    /**
     * Makes services and agents.
     *
     * @param library the name of the shared library
     */
    static Fleet of(Controller controller, String library, int services, int agents) throws IOException {
        var fleet = new Fleet(controller);
        for (int number = 0; number < agents; number++) {
            fleet.agents.add(Agent.another(controller, "host-" + number, 2).start());
        }
        for (int number = 0; number < services; number++) {
            fleet.add("shop-%02d".formatted(number), library, fleet.agents.get(number % agents));
        }
        return fleet;
    }

    private void add(String service, String library, Agent agent) {
        var job = controller.job(
                service + "-daily",
                "@Library('" + library + "@main') _\n" + "dailyMaintenance(agent: '" + agent.name()
                        + "', databaseCredentialsId: 'database')\n");
        var config = CONFIG.formatted(service, page.port(), Shop.url(database(service)));
        Disk.write(agent.workspace(job).resolve("upkeep.yaml"), config);
        jobs.add(job);
    }

    private static DatabaseAddress database(String service) {
        var name = service.replace('-', '_');
        var server = TestCluster.address();
        TestCluster.sql(server, "DROP DATABASE IF EXISTS " + name);
        TestCluster.sql(server, "CREATE DATABASE " + name);
        var database = server.database(name);
        TestCluster.sql(database, DATA);
        return database;
    }

    /** The workspace of a service's pipeline on its agent. */
    Path workspace(Job job) {
        return agents.get(jobs.indexOf(job) % agents.size()).workspace(job);
    }

    List<Job> jobs() {
        return List.copyOf(jobs);
    }

    List<Agent> agents() {
        return List.copyOf(agents);
    }

    @Override
    public void close() {
        agents.forEach(Agent::close);
        page.close();
    }
}
