package io.jenkins.plugins.upkeep.redis;

import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.redis.defrag.DefragFacts;
import io.jenkins.plugins.upkeep.redis.defrag.Defragmentation;
import io.jenkins.plugins.upkeep.redis.defrag.Leftover;
import io.jenkins.plugins.upkeep.redis.keys.KeyScan;
import io.jenkins.plugins.upkeep.redis.memory.MemoryFacts;
import io.jenkins.plugins.upkeep.redis.memory.MemoryReview;
import io.jenkins.plugins.upkeep.redis.memory.MemoryState;
import io.jenkins.plugins.upkeep.redis.memory.Purge;
import io.jenkins.plugins.upkeep.redis.server.RedisSite;
import io.jenkins.plugins.upkeep.redis.server.Server;
import io.jenkins.plugins.upkeep.redis.server.ServerFacts;
import io.jenkins.plugins.upkeep.redis.settings.Settings;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.system.redis.RedisAddress;
import io.jenkins.plugins.upkeep.task.Parts;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.util.Optional;

/**
 * Keeps a Redis in order while others use it. A part that fails is a finding, and the next one goes on. It can be told to stop, or
 * be killed, at any moment: what it switches on for a while is put back at once, or by the next run.
 */
public final class RedisMaintenance implements Task {
    private final RedisAddress address;
    private final RedisConfig config;

    /**
     * @param address the server
     * @param config how it is kept in order
     */
    public RedisMaintenance(RedisAddress address, RedisConfig config) {
        this.address = address;
        this.config = config;
    }

    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        return Stoppable.run(() -> work(context), Report::allWell);
    }

    private Report work(TaskContext context) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var started = context.clock().instant();
        var site = new RedisSite(address, context, context.report());
        var server = Server.look(site);
        var before = MemoryReview.look(site);
        // Before settings are looked at: what a killed run left switched on is none of the user's.
        var busy = server.isClusterNode()
                ? Optional.of(false)
                : Parts.run(site.report(), "defragmentation", () -> Leftover.settle(site));
        var settings = Parts.run(site.report(), "settings", () -> new Settings(site, config).run());
        var keys = Parts.run(site.report(), "keys", () -> new KeyScan(site, server).run());
        var defrag = busy.orElse(true) ? Optional.<DefragFacts>empty() : defrag(site, server);
        var memory = Parts.run(site.report(), "memory", () -> memory(site, server, before));
        var section = new RedisSection(server, settings, keys, defrag, memory);
        site.report().section(section);
        return site.report().build(started, watch.elapsed(), verdict(site, section));
    }

    private static String verdict(RedisSite site, RedisSection section) {
        var done = section.verdict(site.context().dryRun());
        return site.context().dryRun() ? done : site.report().verdict(done);
    }

    private Optional<DefragFacts> defrag(RedisSite site, ServerFacts server) throws InterruptedException {
        return config.defrag().isEmpty()
                ? Optional.empty()
                : Parts.run(
                        site.report(),
                        "defragmentation",
                        () -> new Defragmentation(site, server, config.defrag().get()).run());
    }

    private static MemoryFacts memory(RedisSite site, ServerFacts server, MemoryState before)
            throws UpkeepException, InterruptedException {
        var purged = Purge.run(site, server);
        return MemoryReview.run(site, before, purged);
    }
}
