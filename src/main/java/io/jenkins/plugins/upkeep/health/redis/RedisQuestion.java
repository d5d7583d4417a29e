package io.jenkins.plugins.upkeep.health.redis;

import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;

/** Judges one side of a server. */
@FunctionalInterface
interface RedisQuestion {
    void judge(RedisFacts facts, ProbeResultBuilder result);
}
