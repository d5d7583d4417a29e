package io.jenkins.plugins.upkeep.health.redis;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import java.util.OptionalLong;

/**
 * How many connections are open, of those that may be. Above 90 % of maxclients is a warning, and so is any connection that the
 * server had to turn away since the last check, both as in awesome-prometheus-alerts. Blocked clients are worth knowing and no
 * more: a worker that waits for its next job is one.
 */
final class Clients {
    private static final double SHARE = 0.90;
    private static final String REJECTED = "redis_rejected_connections";

    private Clients() {}

    static void judge(RedisFacts facts, ProbeResultBuilder result) {
        connected(facts, result);
        rejected(facts, result);
        var blocked = facts.info().number("blocked_clients").orElse(0);
        result.add(Finding.info("redis blocked clients", Figure.text((double) blocked, Unit.COUNT)))
                .add(Measurement.count("redis_blocked_clients", blocked));
    }

    private static void connected(RedisFacts facts, ProbeResultBuilder result) {
        var open = facts.info().number("connected_clients").orElse(0);
        var measurement = Measurement.count("redis_connections_used", open);
        var most = most(facts);
        if (most.isEmpty()) {
            var seen = open + " open; how many may be cannot be told";
            result.add(measurement)
                    .add(Finding.unknown(
                            "redis connections",
                            seen,
                            "let the account of redis.user see it: ACL SETUSER … +config|get"));
            return;
        }
        var seen = open + " of " + most.getAsLong() + " open";
        var limit = Limit.most(Math.floor(SHARE * most.getAsLong()));
        var action = "see who holds them (CLIENT LIST), let clients use a pool, or raise maxclients";
        result.add(new Reading("redis connections", seen, measurement, limit, action));
    }

    /** Servers before version 7 tell it only as a setting. */
    private static OptionalLong most(RedisFacts facts) {
        var told = facts.info().number("maxclients");
        if (told.isPresent()) {
            return told;
        }
        return facts.setting("maxclients")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> OptionalLong.of(Long.parseLong(value)))
                .orElse(OptionalLong.empty());
    }

    private static void rejected(RedisFacts facts, ProbeResultBuilder result) {
        var growth = Growth.of(facts, "rejected_connections", REJECTED);
        var seen = growth.count() + " turned away " + growth.since();
        var subject = "redis rejected connections";
        result.add(Measurement.count(REJECTED, growth.total()))
                .addEvent(
                        growth.count() == 0
                                ? Finding.info(subject, seen)
                                : Finding.warning(
                                        subject,
                                        seen,
                                        "none",
                                        "see who opens so many (CLIENT LIST), let clients use a pool, or raise maxclients"));
    }
}
