package io.jenkins.plugins.upkeep.cli;

import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ShellWord;
import io.jenkins.plugins.upkeep.testing.Ports;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A real service to roll back: a repository with two versions, a process that runs one of them, a database, a backup that was
 * made of the first version, and the command line.
 */
final class RollbackDesk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ORDERS = 107;

    private final ServiceDesk desk;
    private final DatabaseAddress database;
    private final int port;
    private final List<String> unreadable = new ArrayList<>();

    private RollbackDesk(ServiceDesk desk, DatabaseAddress database, int port) {
        this.desk = desk;
        this.database = database;
        this.port = port;
    }

    /** The service at version 2, on the branch main, with data of version 2 and a verified backup of version 1. */
    static RollbackDesk open() throws Exception {
        var rig = new RollbackDesk(ServiceDesk.open(), TestCluster.database(), Ports.free());
        rig.prepare();
        return rig;
    }

    private void prepare() throws Exception {
        script();
        Files.createDirectories(repository());
        git("init", "--quiet", "--initial-branch=main");
        git("config", "user.email", "shop@example.org");
        git("config", "user.name", "shop");
        configure("keep", "");
        commit("v1");
        TestCluster.sql(
                database,
                "CREATE TABLE release (version text); INSERT INTO release VALUES ('v1');"
                        + " CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders SELECT generate_series(1, 100)");
        require(desk.run("verified-backup", "--verify", "stored"));
        commit("v2");
        TestCluster.sql(
                database, "UPDATE release SET version = 'v2'; INSERT INTO orders SELECT generate_series(101, 107)");
        service("start");
        await().atMost(PATIENCE).until(() -> answer().contains("code=v2 data=v2"));
    }

    private static void require(Desk.Said said) {
        if (said.status() > 1) {
            throw new IllegalStateException("no service for a test: " + said.out() + said.errors());
        }
    }

    /** Adds a version whose tag and code are called so. */
    void commit(String version) throws Exception {
        Files.writeString(repository().resolve("code"), version + "\n");
        git("add", "--all");
        git("commit", "--quiet", "--message", version);
        git("tag", version);
    }

    /** Writes upkeep.yaml, with the database's part of a rollback and more keys of the section. */
    void configure(String databasePart, String more) {
        desk.write("""
                service: shop
                database: {url: %s, user: %s, password: %s}
                api:
                  endpoints: [{name: main, url: "%s", requests: 1, timeout: 2s, expect: {body: ok}}]
                backup: {store: "file:%s", parts: {database: true}, verify: stored}
                maintenance: {mode: {flag: "%s"}, state: "%s"}
                notify: {eventLog: "%s"}
                rollback:
                  repository: "%s"
                  services:
                    driver: command
                    start: ["%s", start]
                    stop: ["%s", stop]
                    status: ["%s", status]
                  database: %s
                  sessions: {wait: 5s}
                  health: {timeout: 15s, stable: 1}
                %s
                """.formatted(
                        ServiceDesk.json(ServiceDesk.url(database)),
                        ServiceDesk.json(database.user().orElseThrow()),
                        ServiceDesk.json(database.password().orElseThrow().reveal()),
                        url(),
                        desk.store(),
                        flag(),
                        desk.folder().resolve("windows"),
                        events(),
                        repository(),
                        program(),
                        program(),
                        program(),
                        databasePart,
                        more.indent(2)));
    }

    private void script() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var start = List.of(
                java.toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                VersionedService.class.getName(),
                Integer.toString(port),
                repository().resolve("code").toString(),
                ServiceDesk.url(database),
                database.user().orElseThrow(),
                database.password().orElseThrow().reveal());
        Files.writeString(program(), """
                #!/bin/sh
                pid="%s"
                runs() { [ -s "$pid" ] && kill -0 "$(cat "$pid")" 2>/dev/null; }
                case $1 in
                  start) runs || { %s & echo $! >"$pid"; } ;;
                  stop) if runs; then kill "$(cat "$pid")"; while runs; do sleep 0.05; done; fi; rm -f "$pid" ;;
                  status) runs ;;
                esac
                """.formatted(
                desk.folder().resolve("pid"), start.stream().map(ShellWord::of).collect(Collectors.joining(" "))));
        program().toFile().setExecutable(true);
    }

    private Path program() {
        return desk.folder().resolve("shop");
    }

    Path repository() {
        return desk.folder().resolve("repository");
    }

    Path flag() {
        return desk.folder().resolve("MAINTENANCE");
    }

    Path events() {
        return desk.folder().resolve("events.jsonl");
    }

    Path journals() {
        return repository().resolve(".git/upkeep/rollback");
    }

    ServiceDesk desk() {
        return desk;
    }

    DatabaseAddress database() {
        return database;
    }

    private String url() {
        return "http://localhost:" + port + "/health";
    }

    /** Starts or stops the service by hand. */
    void service(String word) throws Exception {
        Command.of("setsid", program().toString(), word).in(desk.folder()).output(PATIENCE);
    }

    String git(String... words) throws Exception {
        return Command.of("git", words).in(repository()).output(PATIENCE).strip();
    }

    /** What the service says of itself; nothing when it does not answer. */
    String answer() {
        var request = HttpRequest.newBuilder(URI.create(url()))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    Desk.Said run(String... words) {
        return desk.run(words);
    }

    /** Whether it is as it was in the beginning, also the branch, the data and the mode. */
    boolean isAtOrigin() throws Exception {
        return answer().contains("code=v2 data=v2")
                && git("symbolic-ref", "--short", "HEAD").equals("main")
                && isCalm();
    }

    /** Whether it is at the first version, with the data of a version. */
    boolean isAtTarget(String data) throws Exception {
        return answer().contains("code=v1 data=" + data)
                && git("rev-parse", "HEAD").equals(git("rev-parse", "v1^{commit}"))
                && isCalm();
    }

    private boolean isCalm() throws Exception {
        return !Files.exists(flag()) && git("status", "--porcelain").isEmpty();
    }

    /** The names of this service's databases: the live one, and what rollbacks have made. */
    List<String> databases() throws Exception {
        var start = database.database().replaceFirst(" of .*", "");
        var names = new ArrayList<String>();
        try (var connection = TestCluster.connect(TestCluster.address());
                var query = connection.prepareStatement(
                        "SELECT datname FROM pg_database WHERE starts_with(datname, ?) ORDER BY 1")) {
            query.setString(1, start);
            var rows = query.executeQuery();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** Whether one of the databases has all that was there before the rollback. */
    boolean holdsThePresent() throws Exception {
        for (var name : databases()) {
            try (var connection = TestCluster.connect(TestCluster.address().database(name));
                    var rows = connection
                            .createStatement()
                            .executeQuery("SELECT version, (SELECT count(*) FROM orders) FROM release")) {
                if (rows.next() && rows.getString(1).equals("v2") && rows.getLong(2) == ORDERS) {
                    return true;
                }
            } catch (SQLException e) {
                // A database that a killed restore has filled by half has no such tables.
                unreadable.add(name + ": " + e.getMessage());
            }
        }
        return false;
    }

    /** How many lines the newest journal has. */
    long lines() throws IOException {
        return newest().chars().filter(letter -> letter == '\n').count();
    }

    /** The newest journal; empty when there is none. */
    String newest() throws IOException {
        if (!Files.isDirectory(journals())) {
            return "";
        }
        try (var files = Files.list(journals())) {
            var newest =
                    files.filter(file -> file.toString().endsWith(".journal")).max(Comparator.naturalOrder());
            return newest.isPresent() ? Files.readString(newest.get()) : "";
        }
    }

    @Override
    public void close() throws UpkeepException {
        try {
            service("stop");
        } catch (UpkeepException e) {
            throw e;
        } catch (Exception e) {
            throw new UpkeepException("the service of a test is not stopped: " + e.getMessage(), e);
        } finally {
            desk.close();
        }
    }
}
