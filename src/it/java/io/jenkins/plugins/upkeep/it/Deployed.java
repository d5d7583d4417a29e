package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A service that can be rolled back: a repository with the versions v1 and v2, of which v2 is checked out; a program that
 * starts and stops it; a database.
 *
 * @param folder where all of it lies
 * @param database its database
 */
record Deployed(Path folder, DatabaseAddress database) {
    /**
     * The service of a test, with a place and a fresh database of its own.
     *
     * @param page the URL of its API
     */
    static Deployed of(Controller controller, String name, String page) throws Exception {
        var folder = controller.home().resolveSibling("deployed-" + name + "-" + System.nanoTime());
        var service = new Deployed(Files.createDirectories(folder), Shop.database());
        Disk.write(service.config(), service.text(page));
        Disk.write(service.program(), """
                cd '%s'
                case $1 in
                  start) sleep "$(cat delay 2>/dev/null || echo 0)"; cp repository/code running ;;
                  stop) rm -f running ;;
                  status) test -f running ;;
                esac
                """.formatted(folder));
        Files.createDirectories(service.repository());
        service.git("init", "-q", "-b", "main");
        service.commit("v1");
        return service;
    }

    /** Goes on to the second version, which changes the data. */
    void upgrade() throws Exception {
        commit("v2");
        TestCluster.sql(database, "INSERT INTO customer SELECT n, 'new' FROM generate_series(1001, 1042) n");
        Files.copy(repository().resolve("code"), running());
    }

    private void commit(String version) throws Exception {
        Disk.write(repository().resolve("code"), version);
        git("add", "code");
        git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "-q", "-m", version);
        git("tag", version);
    }

    private void git(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", repository().toString()));
        command.addAll(List.of(words));
        var log = folder.resolve("git.log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Disk.text(log)).isZero();
    }

    private String text(String page) {
        return """
                service: shop
                api: {endpoints: [{name: main, url: "%s"}]}
                database: {url: "%s", user: "${env:PGUSER}", password: "${env:PGPASSWORD}"}
                backup: {store: "file:%s", parts: {database: true}, verify: stored}
                maintenance: {mode: {flag: "%s"}, state: "%s"}
                rollback:
                  repository: "%s"
                  services:
                    driver: command
                    start: [sh, "%s", start]
                    stop: [sh, "%s", stop]
                    status: [sh, "%s", status]
                  database: restore
                  health: {timeout: 20s, stable: 1}
                """.formatted(
                        page,
                        Shop.url(database),
                        folder.resolve("store"),
                        flag(),
                        folder.resolve("windows"),
                        repository(),
                        program(),
                        program(),
                        program());
    }

    /** The next start takes so many seconds. */
    void delay(int seconds) {
        Disk.write(folder.resolve("delay"), Integer.toString(seconds));
    }

    Path config() {
        return folder.resolve("upkeep.yaml");
    }

    Path repository() {
        return folder.resolve("repository");
    }

    Path flag() {
        return folder.resolve("MAINTENANCE");
    }

    private Path program() {
        return folder.resolve("shop");
    }

    private Path running() {
        return folder.resolve("running");
    }

    /** Which version runs, and how many customers its database has: {@code v2 1042}. */
    String state() throws Exception {
        try (var connection = TestCluster.connect(database);
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM customer")) {
            rows.next();
            var version = Files.exists(running()) ? Disk.text(running()) : "nothing";
            return version + " " + rows.getLong(1) + (Files.exists(flag()) ? " under maintenance" : "");
        }
    }

    /** The words of a step that are the same everywhere. */
    String shared() {
        return "config: '" + config() + "', databaseCredentialsId: 'database'";
    }
}
