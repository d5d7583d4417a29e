package io.jenkins.plugins.upkeep.redis.keys;

import io.jenkins.plugins.upkeep.redis.server.RedisSite;
import io.jenkins.plugins.upkeep.redis.server.ServerFacts;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import io.jenkins.plugins.upkeep.system.redis.RedisReply;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Goes through all keys with SCAN. The server deletes each key that it comes upon whose time is over; left alone it does so when
 * somebody asks for the key, or by chance. After each step it rests as long as the step took, so that others have the server for
 * at least half of the time.
 */
public final class KeyScan {
    private static final String SUBJECT = "keys";
    private static final String EXPIRED = "expired_keys";
    private static final String STEP = "1000";
    private static final long MOST_MEASURED = 100_000;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** A key of that size and that share of all the memory is hard to move, copy and delete. */
    private static final long BIG = 100_000_000;

    private static final double BIG_SHARE = 0.1;
    private static final List<View.Column> COLUMNS = List.of(
            View.Column.text("Key"),
            View.Column.number("Database"),
            View.Column.text("Type"),
            View.Column.number("Memory"),
            View.Column.number("Elements"));

    private final RedisSite site;
    private final ServerFacts server;
    private final Stopwatch watch = Stopwatch.started();
    private long seen;
    private boolean whole = true;

    /**
     * @param site the server
     * @param server which it is
     */
    public KeyScan(RedisSite site, ServerFacts server) {
        this.site = site;
        this.server = server;
    }

    /**
     * @return what was seen
     * @throws UpkeepException when the server refuses or the connection is lost
     */
    public KeyFacts run() throws UpkeepException, InterruptedException {
        site.announce("SCAN, MEMORY USAGE", "expired keys go when they are come upon");
        if (site.planOnly()) {
            return planned();
        }
        try (var session = site.open()) {
            var before = RedisInfo.of(session);
            var spaces = before.keyspaces();
            var total =
                    spaces.values().stream().mapToLong(RedisInfo.Keyspace::keys).sum();
            var sample = new KeySample(Math.max(1, (total + MOST_MEASURED - 1) / MOST_MEASURED));
            try (var stretch = site.context().progress().begin("go through keys", total, Unit.COUNT)) {
                scan(session, spaces, sample, stretch);
            }
            var after = RedisInfo.of(session);
            var facts = new KeyFacts(seen, expired(before, after), sample.measured(), sample.largest(session), whole);
            tell(facts, after);
            return facts;
        }
    }

    private KeyFacts planned() {
        site.report()
                .add(Finding.info(
                        SUBJECT, "would be gone through with SCAN, which has the server delete expired ones"));
        return new KeyFacts(0, 0, 0, List.of(), false);
    }

    private static long expired(RedisInfo before, RedisInfo after) {
        return Math.max(
                0, after.number(EXPIRED).orElse(0) - before.number(EXPIRED).orElse(0));
    }

    private void scan(
            RedisSession session, Map<Integer, RedisInfo.Keyspace> spaces, KeySample sample, Progress.Stretch stretch)
            throws UpkeepException, InterruptedException {
        for (var database : spaces.keySet()) {
            select(session, database);
            var cursor = "0";
            do {
                cursor = step(session, cursor, database, sample, stretch);
            } while (!cursor.equals("0"));
        }
    }

    static void select(RedisSession session, int database) throws UpkeepException {
        session.call("SELECT", Integer.toString(database));
    }

    private String step(RedisSession session, String cursor, int database, KeySample sample, Progress.Stretch stretch)
            throws UpkeepException, InterruptedException {
        if (watch.elapsed().compareTo(LONGEST) > 0) {
            whole = false;
            return "0";
        }
        var step = Stopwatch.started();
        var reply = RedisReply.list(session.call("SCAN", cursor, "COUNT", STEP));
        var keys = RedisReply.list(reply.get(1));
        sample.take(session, database, keys);
        seen += keys.size();
        stretch.advance(keys.size());
        TimeUnit.NANOSECONDS.sleep(step.elapsed().toNanos());
        return RedisReply.text(reply.get(0));
    }

    private void tell(KeyFacts facts, RedisInfo info) {
        var report = site.report();
        report.add(Measurement.count("keys", facts.seen()));
        report.add(Measurement.count("keys_expired", facts.expired()));
        report.add(Finding.info(
                SUBJECT,
                Units.format((double) facts.seen(), Unit.COUNT) + " gone through, "
                        + (server.isReplica()
                                ? "expired ones are its primary's to delete"
                                : "the server deleted " + Units.format((double) facts.expired(), Unit.COUNT)
                                        + " expired ones meanwhile")
                        + "; the memory of " + Units.format((double) facts.measured(), Unit.COUNT) + " was looked at"));
        if (!facts.whole()) {
            report.add(Finding.info(SUBJECT, "not all were gone through within " + Units.format(LONGEST)));
        }
        show(facts.largest());
        warn(facts.largest(), info);
    }

    private void show(List<BigKey> largest) {
        var rows = new ArrayList<List<String>>();
        for (var key : largest) {
            rows.add(List.of(
                    key.name(),
                    Integer.toString(key.database()),
                    key.type(),
                    Units.format((double) key.bytes(), Unit.BYTES),
                    key.elements() < 0 ? "" : Units.format((double) key.elements(), Unit.COUNT)));
        }
        if (!rows.isEmpty()) {
            site.report().add(new View.Table("Largest keys", COLUMNS, rows));
        }
    }

    private void warn(List<BigKey> largest, RedisInfo info) {
        var used = info.number("used_memory").orElse(0);
        largest.stream()
                .filter(key -> key.bytes() > BIG && key.bytes() > used * BIG_SHARE)
                .forEach(
                        key -> site.report()
                                .add(
                                        Finding.warning(
                                                "key " + key.name(),
                                                "takes " + Units.format((double) key.bytes(), Unit.BYTES) + " of the "
                                                        + Units.format((double) used, Unit.BYTES) + " in use",
                                                Units.format(BIG_SHARE, Unit.RATIO) + " and "
                                                        + Units.format((double) BIG, Unit.BYTES),
                                                "divide it into several; delete it with UNLINK only, as DEL stops the server meanwhile")));
    }
}
