package io.jenkins.plugins.upkeep.health.redis;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo.Replica;

/**
 * How a server's replicas follow it. One that was there at the last check and is not now is a warning, as in
 * awesome-prometheus-alerts; so is one whose last word, which comes every second, is more than 5 s old: more than a minute is
 * critical, as for a standby of PostgreSQL.
 */
final class Replicas {
    private static final String SUBJECT = "redis replicas";
    private static final String COUNT = "redis_replicas";
    private static final Limit LIMIT = Limit.most(5, 60);

    private Replicas() {}

    static void judge(RedisFacts facts, ProbeResultBuilder result) {
        var replicas = facts.info().replicas();
        var before = facts.last(COUNT).map(last -> Math.round(last.value())).orElse(0L);
        var seen = replicas.size() + " connected";
        result.add(Measurement.count(COUNT, replicas.size()));
        if (replicas.size() < before) {
            result.addEvent(Finding.warning(
                    SUBJECT,
                    seen + ", " + before + " at the last check",
                    "as many as there were",
                    "start the missing one, or see its log for why it does not come; if it was taken away on purpose, this"
                            + " is said only once"));
        } else if (!facts.isReplica() || !replicas.isEmpty()) {
            result.add(Finding.info(SUBJECT, seen));
        }
        replicas.forEach(replica -> follows(facts, replica, result));
    }

    private static void follows(RedisFacts facts, Replica replica, ProbeResultBuilder result) {
        var thing = "replica " + replica.address();
        if (!replica.state().equals("online")) {
            result.add(
                    Finding.warning(
                            "redis " + thing,
                            "does not follow yet: " + replica.state(),
                            "online",
                            "wait until all data is copied to it, then look again; see both logs if that begins anew and anew"));
            return;
        }
        var behind = Math.max(0, facts.info().number("master_repl_offset").orElse(0) - replica.offset());
        var lag = (double) replica.lag().toSeconds();
        var seen = "last heard of " + Figure.text(lag, Unit.SECONDS) + " ago, "
                + Figure.text((double) behind, Unit.BYTES) + " behind";
        var measurement =
                Measurement.of("redis_replication_lag", lag, Unit.SECONDS).on(thing);
        var action = "see the replica's log, how busy it is, and the network to it";
        result.add(new Reading("redis " + thing, seen, measurement, LIMIT, action));
    }
}
