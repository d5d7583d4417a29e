package io.jenkins.plugins.upkeep.cli;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A service with a set of a database in which much hangs together, for tests that restore parts of it. */
final class RestoreDesk implements AutoCloseable {
    private static final String TABLES = """
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'upk_part') THEN CREATE ROLE upk_part; END IF;
            END $$;
            CREATE SCHEMA "a b";
            COMMENT ON SCHEMA "a b" IS 'a schema';
            CREATE TYPE "a b".mood AS ENUM ('well', 'ill');
            CREATE SEQUENCE shared;
            CREATE TABLE "a b"."t ""q.ü" (
                id serial PRIMARY KEY, n int, sum int GENERATED ALWAYS AS (n + 2) STORED,
                s int DEFAULT nextval('shared'), "odd "" name" text);
            INSERT INTO "a b"."t ""q.ü" (n, "odd "" name") SELECT n, E'x\\n' || n FROM generate_series(1, 200) n;
            COMMENT ON TABLE "a b"."t ""q.ü" IS 'a table';
            COMMENT ON COLUMN "a b"."t ""q.ü".n IS 'a column';
            CREATE TABLE purchase (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, t int REFERENCES "a b"."t ""q.ü",
                u int UNIQUE, CONSTRAINT positive CHECK (u > 0));
            INSERT INTO purchase (t, u) SELECT 1 + n % 200, n FROM generate_series(1, 300) n;
            CREATE INDEX ON purchase (t) WHERE u > 7;
            ALTER TABLE purchase OWNER TO upk_part;
            GRANT SELECT ON purchase TO PUBLIC;
            CREATE TABLE diary (id int, day int, PRIMARY KEY (id, day)) PARTITION BY LIST (day);
            CREATE TABLE "diary 1" PARTITION OF diary FOR VALUES IN (1);
            CREATE TABLE diary2 PARTITION OF diary FOR VALUES IN (2) PARTITION BY RANGE (id);
            CREATE TABLE diary2a PARTITION OF diary2 FOR VALUES FROM (0) TO (1000);
            CREATE INDEX diary_day ON diary (day);
            INSERT INTO diary SELECT n, 1 + n % 2 FROM generate_series(1, 100) n;
            CREATE TABLE feeling (m "a b".mood);
            INSERT INTO feeling VALUES ('well');
            CREATE FUNCTION count_up() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
            CREATE TABLE watched (n int);
            INSERT INTO watched SELECT generate_series(1, 10);
            CREATE TRIGGER watch BEFORE INSERT ON watched FOR EACH ROW EXECUTE FUNCTION count_up();
            CREATE TABLE parent (x int);
            CREATE TABLE child (y int) INHERITS (parent);
            CREATE TABLE tree (id int PRIMARY KEY, up int REFERENCES tree);
            INSERT INTO tree VALUES (1, NULL), (2, 1);
            CREATE TABLE bare ();
            INSERT INTO bare DEFAULT VALUES;
            CREATE MATERIALIZED VIEW sums AS SELECT count(*) FROM diary;
            CREATE VIEW glance AS SELECT * FROM purchase;
            SELECT lo_from_bytea(0, 'a large object');
            """;

    private final ServiceDesk desk;
    private final DatabaseAddress source;
    private final String set;

    private RestoreDesk(ServiceDesk desk, DatabaseAddress source, String set) {
        this.desk = desk;
        this.source = source;
        this.set = set;
    }

    static RestoreDesk open(String format) throws Exception {
        var source = TestCluster.database();
        TestCluster.sql(source, TABLES);
        return open(source, format);
    }

    /** With a set of a database that is there. */
    static RestoreDesk open(DatabaseAddress source, String format) throws Exception {
        var desk = ServiceDesk.open().database(source);
        var config = java.nio.file.Files.readString(desk.folder().resolve("upkeep.yaml"));
        desk.write(config.replace("database: true", "database: {format: " + format + "}"));
        var said = desk.run("verified-backup", "--verify", "stored");
        if (said.status() != 0) {
            throw new AssertionError("the backup of a test failed: " + said.out() + said.errors());
        }
        return new RestoreDesk(
                desk, source, desk.catalog().look().sets().get(0).manifest().id());
    }

    ServiceDesk service() {
        return desk;
    }

    DatabaseAddress source() {
        return source;
    }

    String set() {
        return set;
    }

    /** Restores into a database of the service's own server, whose account is in the configuration. */
    Desk.Said restore(DatabaseAddress target, String... options) {
        return restore(ServiceDesk.url(target), options);
    }

    Desk.Said restore(String url, String... options) {
        return desk.run(words(url, options).toArray(String[]::new));
    }

    List<String> words(String url, String... options) {
        var words = new ArrayList<>(List.of("backup", "restore", set, "--into", url));
        words.addAll(List.of(options));
        return words;
    }

    /** An address as somebody would write it who has no other place for the password. */
    static String url(DatabaseAddress target, String host) {
        return ServiceDesk.url(target)
                .replace("jdbc:", "")
                .replace(
                        "://" + target.host(),
                        "://" + encoded(target.user().orElseThrow()) + ":"
                                + encoded(target.password().orElseThrow().reveal()) + "@" + host);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The first column of the first row. */
    static String text(DatabaseAddress address, String query) throws Exception {
        try (var connection = Database.connect(address, "test")) {
            return Sql.query(connection, query, row -> String.valueOf(row.getString(1)))
                    .get(0);
        }
    }

    @Override
    public void close() throws UpkeepException {
        desk.close();
    }
}
