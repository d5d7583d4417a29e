package io.jenkins.plugins.upkeep.redis;

import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisAddress;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Redis under maintenance in a test. */
final class MaintainedRedis {
    private final RedisAddress address;
    private Map<String, String> settings = Map.of();
    private Optional<RedisConfig.Defrag> defrag = Optional.empty();
    private boolean rewrite;
    private boolean dryRun;
    private final List<String> lines = new ArrayList<>();

    MaintainedRedis(RedisAddress address) {
        this.address = address;
    }

    MaintainedRedis settings(Map<String, String> wanted) {
        settings = wanted;
        return this;
    }

    MaintainedRedis defrag(Duration maxTime, Duration maxLatency) {
        defrag = Optional.of(new RedisConfig.Defrag(1.2, new Bytes(2_000_000), maxTime, maxLatency));
        return this;
    }

    MaintainedRedis rewrite() {
        rewrite = true;
        return this;
    }

    MaintainedRedis dryRun() {
        dryRun = true;
        return this;
    }

    Report run() throws UpkeepException, InterruptedException {
        var config = new RedisConfig(
                URI.create("redis://localhost"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                settings,
                rewrite,
                defrag);
        var nowhere = Path.of("nowhere");
        var context = new TaskContext(
                "redis-maintenance", "app", Clock.systemUTC(), log(), Progress.unseen(), nowhere, nowhere, dryRun);
        return new RedisMaintenance(address, config).run(context);
    }

    private TaskLog log() {
        return new TaskLog() {
            @Override
            public void info(String line) {
                lines.add(line);
            }

            @Override
            public void detail(String line) {
                // Only what everybody reads is looked at.
            }
        };
    }

    /** What was said to everybody. */
    List<String> lines() {
        return lines;
    }

    static RedisSection section(Report report) {
        return (RedisSection) report.section().orElseThrow();
    }
}
