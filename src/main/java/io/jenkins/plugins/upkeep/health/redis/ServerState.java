package io.jenkins.plugins.upkeep.health.redis;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;

/** Which version the server has, its role, how long it runs and what it holds. No limits: worth knowing. */
final class ServerState {
    private ServerState() {}

    static void judge(RedisFacts facts, ProbeResultBuilder result) {
        var uptime = facts.uptime();
        var seen = product(facts.info()) + ", " + (facts.isReplica() ? "a replica" : "a primary") + ", up "
                + Figure.text((double) uptime.toSeconds(), Unit.SECONDS);
        result.add(Finding.info("redis server", seen)).add(Measurement.seconds("redis_uptime", uptime));
        keys(facts.info(), result);
    }

    private static String product(RedisInfo info) {
        return info.text("valkey_version").isEmpty()
                ? "Redis " + info.text("redis_version")
                : "Valkey " + info.text("valkey_version");
    }

    private static void keys(RedisInfo info, ProbeResultBuilder result) {
        var spaces = info.keyspaces().values();
        var keys = spaces.stream().mapToLong(RedisInfo.Keyspace::keys).sum();
        var expiring = spaces.stream().mapToLong(RedisInfo.Keyspace::expiring).sum();
        var seen = Figure.text((double) keys, Unit.COUNT) + ", of which " + Figure.text((double) expiring, Unit.COUNT)
                + " expire";
        result.add(Finding.info("redis keys", seen)).add(Measurement.count("redis_keys", keys));
    }
}
