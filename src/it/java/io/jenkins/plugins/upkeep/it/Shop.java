package io.jenkins.plugins.upkeep.it;

import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** The service of the tests: configurations of it, and pipelines that run something in a workspace with one of them. */
final class Shop {
    /** A backup that takes a while: much that is hard to make small. */
    static final String SLOW = """
            service: shop
            backup:
              store: "file:store"
              compression: {level: 16}
              parts: {files: [{name: big, paths: [big]}]}
            """;

    /** A backup that is over at once. */
    static final String QUICK = """
            service: shop
            backup:
              store: "file:store"
              parts: {files: [{name: own, paths: [upkeep.yaml]}]}
            """;

    /** The same into the artifacts of the build. */
    static final String ARCHIVED = inArtifacts(QUICK);

    private static final String WITH_DATABASE = """
            service: shop
            database:
              url: %s
              user: ${env:PGUSER}
              password: ${env:PGPASSWORD}
              checks:
                - {name: customers, sql: SELECT count(*) FROM customer, min: 1, max: 5000}
            backup:
              store: "file:store"
              parts: {database: true, files: [{name: own, paths: [upkeep.yaml]}]}
            drill: {}
            """;

    private Shop() {}

    /** A database with some customers. */
    static DatabaseAddress database() {
        var address = TestCluster.address().database("shop");
        TestCluster.sql(TestCluster.address(), "DROP DATABASE IF EXISTS shop");
        TestCluster.sql(TestCluster.address(), "CREATE DATABASE shop");
        TestCluster.sql(address, """
                CREATE TABLE customer (id int PRIMARY KEY, name text);
                INSERT INTO customer SELECT n, 'customer ' || n FROM generate_series(1, 1000) n;
                """);
        return address;
    }

    static String url(DatabaseAddress address) {
        return "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.database();
    }

    /** A configuration with a database. */
    static String config(DatabaseAddress address) {
        return WITH_DATABASE.formatted(url(address));
    }

    /** The same configuration, with the sets among the artifacts. */
    static String inArtifacts(String config) {
        return config.replace("file:store", "jenkins:artifacts");
    }

    /** A pipeline on the controller itself. */
    static String pipeline(String config, String body) {
        return pipeline("built-in", config, body);
    }

    /** A pipeline on an agent: the configuration is written, then the steps follow. */
    static String pipeline(String label, String config, String body) {
        return "node('" + label + "') {\n  writeFile file: 'upkeep.yaml', text: '''"
                + config.replace("\\", "\\\\").replace("'", "\\'") + "'''\n" + body.indent(2) + "}\n";
    }

    /** Lays a file of so many megabytes, which does not become small, into the workspace of a slow backup. */
    static void layBig(Path workspace, int megabytes) {
        var random = new Random(megabytes);
        var bytes = new byte[750_000];
        try {
            Files.createDirectories(workspace);
            try (var out = Files.newOutputStream(workspace.resolve("big"))) {
                for (int count = 0; count < megabytes; count++) {
                    random.nextBytes(bytes);
                    out.write(Base64.getEncoder().encode(bytes));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no big file for a test", e);
        }
    }

    /** The whole sets in the store of a workspace. */
    static List<Path> sets(Path workspace) {
        return Disk.find(workspace.resolve("store"), path -> path.endsWith("manifest.json")).stream()
                .map(Path::getParent)
                .toList();
    }

    /** What lies in the store of a workspace besides whole sets and the lock. */
    static List<Path> leftovers(Path workspace) {
        var sets = sets(workspace);
        return Disk.files(workspace.resolve("store")).stream()
                .filter(file -> !file.endsWith("lock"))
                .filter(file -> sets.stream().noneMatch(file::startsWith))
                .toList();
    }
}
