package io.jenkins.plugins.upkeep.redis.defrag;

import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.redis.memory.MemoryState;
import io.jenkins.plugins.upkeep.redis.memory.Samples;
import io.jenkins.plugins.upkeep.redis.server.RedisSite;
import io.jenkins.plugins.upkeep.redis.server.ServerFacts;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import io.jenkins.plugins.upkeep.system.redis.RedisRefusal;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Duration;
import java.util.Optional;

/**
 * Has a server put its fragmented memory in order: switches active defragmentation on, watches it, and puts all back as it was. It
 * goes by the fragmentation within the allocator, which that can lessen; resident memory by used memory says other things too.
 */
public final class Defragmentation {
    private static final String SUBJECT = "defragmentation";

    private final RedisSite site;
    private final ServerFacts server;
    private final RedisConfig.Defrag limits;

    /**
     * @param site the server
     * @param server which it is
     * @param limits when it is put in order
     */
    public Defragmentation(RedisSite site, ServerFacts server, RedisConfig.Defrag limits) {
        this.site = site;
        this.server = server;
        this.limits = limits;
    }

    /**
     * @return what became of it
     * @throws UpkeepException when the connection is lost
     */
    public DefragFacts run() throws UpkeepException, InterruptedException {
        try (var session = site.open()) {
            var info = Samples.next(session);
            var memory = MemoryState.of(info);
            if (!isNeeded(memory)) {
                return facts(DefragFacts.End.NOT_NEEDED, memory, memory, Duration.ZERO);
            }
            var obstacle = site.planOnly() ? Optional.of(planned(memory)) : obstacle(session, memory);
            return obstacle.isEmpty()
                    ? begin(session, info, memory)
                    : facts(obstacle.get(), memory, memory, Duration.ZERO);
        }
    }

    private boolean isNeeded(MemoryState memory) {
        return !memory.isSmall()
                && memory.allocatorFragmentation().orElse(0) > limits.ratio()
                && memory.allocatorFragmented() > limits.minWaste().count();
    }

    private DefragFacts.End planned(MemoryState memory) {
        site.announce("CONFIG SET activedefrag yes", words(memory));
        site.report().add(Finding.info(SUBJECT, "would be switched on, as " + words(memory)));
        return DefragFacts.End.PLANNED;
    }

    /** Why it cannot begin; empty where nothing is in the way. */
    private Optional<DefragFacts.End> obstacle(RedisSession session, MemoryState memory)
            throws UpkeepException, InterruptedException {
        if (server.isReplica() || server.isClusterNode()) {
            return Optional.of(refuse(
                    memory,
                    "is not switched on at a " + (server.isReplica() ? "replica" : "node of a cluster")
                            + ", where no note can be kept for putting it back",
                    "switch it on and off there by hand: CONFIG SET activedefrag yes, later no"));
        }
        var own = ownSwitch(session, memory);
        return own.isPresent() ? own : slowness(session, memory);
    }

    private Optional<DefragFacts.End> ownSwitch(RedisSession session, MemoryState memory) throws UpkeepException {
        try {
            var settings = DefragSettings.of(session);
            if (settings.isOn()) {
                site.report().add(Finding.info(SUBJECT, "is switched on all the time; " + words(memory)));
                return Optional.of(DefragFacts.End.ALWAYS_ON);
            }
            return settings.isKnown()
                    ? Optional.empty()
                    : Optional.of(
                            refuse(memory, "is not known to this server", "restart it at a quiet hour, or fail over"));
        } catch (RedisRefusal e) {
            return Optional.of(
                    refuse(memory, "was not begun; the server said: " + e.words(), "let the account do CONFIG GET"));
        }
    }

    private Optional<DefragFacts.End> slowness(RedisSession session, MemoryState memory)
            throws UpkeepException, InterruptedException {
        var latency = LatencyGauge.longest(session, DefragWatch.TICK);
        return latency.compareTo(limits.maxLatency()) > 0
                ? Optional.of(refuse(
                        memory,
                        "was not begun: an answer took " + Units.format(latency) + " before it, more than the limit of "
                                + Units.format(limits.maxLatency()),
                        "run this at a quieter hour, or raise redis.defrag.maxLatency"))
                : Optional.empty();
    }

    private DefragFacts.End refuse(MemoryState memory, String words, String action) {
        site.report().add(Finding.warning(SUBJECT, words + "; " + words(memory), "", action));
        return DefragFacts.End.REFUSED;
    }

    private DefragFacts begin(RedisSession session, RedisInfo info, MemoryState memory)
            throws UpkeepException, InterruptedException {
        var note = new DefragNote(info.text("run_id"), 0, DefragSettings.of(session));
        try {
            if (!note.leave(session)) {
                var end = refuse(
                        memory,
                        "was not begun: another run of Upkeep is at it",
                        "let one run maintain a server, one after the other");
                return facts(end, memory, memory, Duration.ZERO);
            }
        } catch (RedisRefusal e) {
            return refused(memory, e.words(), "let the account write the key " + DefragNote.KEY);
        }
        return switchOn(session, note, memory);
    }

    private DefragFacts switchOn(RedisSession session, DefragNote note, MemoryState memory)
            throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var put = new PutBack(site, note);
        try {
            site.announce("CONFIG SET activedefrag yes", words(memory));
            note.before().switchedOn(limits).apply(session);
            return watch(session, note, memory, watch);
        } catch (RedisRefusal e) {
            return refused(
                    memory,
                    e.words(),
                    "restart the server at a quiet hour or fail over to a replica; only a Redis that was built with its own"
                            + " jemalloc can do without");
        } finally {
            put.run();
        }
    }

    private DefragFacts refused(MemoryState memory, String words, String action) {
        return facts(refuse(memory, "was not begun; the server said: " + words, action), memory, memory, Duration.ZERO);
    }

    private DefragFacts watch(RedisSession session, DefragNote note, MemoryState before, Stopwatch stopwatch)
            throws UpkeepException, InterruptedException {
        var target = 1 + (limits.ratio() - 1) / 2;
        var watch = new DefragWatch(session, limits, note, target);
        DefragFacts.End end;
        try (var stretch = site.context()
                .progress()
                .begin("put memory in order", limits.maxTime().toSeconds(), Unit.COUNT)) {
            end = watch.run(stretch);
        }
        var after = MemoryState.of(Samples.next(session));
        var facts = facts(end, before, after, stopwatch.elapsed());
        tell(facts, watch.longest());
        return facts;
    }

    private void tell(DefragFacts facts, Duration longest) {
        var words = facts.end().words() + " after " + Units.format(facts.seconds(), Unit.SECONDS) + "; "
                + bytes(facts.bytesBefore())
                + " were fragmented before (" + Units.format(facts.ratioBefore(), Unit.COUNT) + "), "
                + bytes(facts.bytesAfter()) + " are now (" + Units.format(facts.ratioAfter(), Unit.COUNT)
                + "); the longest answer meanwhile took " + Units.format(longest);
        site.report().add(Measurement.seconds("longest_answer", longest));
        site.report()
                .add(
                        facts.end() == DefragFacts.End.TOO_SLOW || facts.ratioAfter() > limits.ratio()
                                ? Finding.warning(
                                        SUBJECT,
                                        words,
                                        "fragmentation of " + Units.format(limits.ratio(), Unit.COUNT),
                                        "run this again at a quieter hour, or raise redis.defrag.maxTime or maxLatency")
                                : Finding.info(SUBJECT, words));
    }

    private static DefragFacts facts(DefragFacts.End end, MemoryState before, MemoryState after, Duration took) {
        return new DefragFacts(
                end,
                before.allocatorFragmentation().orElse(0),
                after.allocatorFragmentation().orElse(0),
                before.allocatorFragmented(),
                after.allocatorFragmented(),
                took.toMillis() / 1000.0);
    }

    private static String words(MemoryState memory) {
        return bytes(memory.allocatorFragmented()) + " are fragmented within the allocator, a ratio of "
                + Units.format(memory.allocatorFragmentation().orElse(0), Unit.COUNT);
    }

    private static String bytes(long count) {
        return Units.format((double) count, Unit.BYTES);
    }
}
