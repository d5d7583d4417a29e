package io.jenkins.plugins.upkeep.health.redis;

import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisAddress;
import io.jenkins.plugins.upkeep.system.redis.RedisRefusal;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks a Redis how it is: once, for what it says about itself. One that is not there or answers nobody is critical; one that does
 * not let us in is unknown.
 */
public final class RedisProbe implements Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<RedisQuestion> QUESTIONS = List.of(
            ServerState::judge,
            MemoryUse::judge,
            Fragmentation.inAll(),
            Fragmentation.ofAllocator(),
            Evictions::judge,
            Clients::judge,
            Snapshots::judge,
            AppendOnlyFile::judge,
            Following::judge,
            Replicas::judge);

    private final RedisAddress address;
    private final History history;
    private final Duration patience;
    private final AtomicReference<RedisSession> current = new AtomicReference<>();

    /**
     * @param address where it is and who asks
     */
    public RedisProbe(RedisAddress address) {
        this(address, History.none(), PATIENCE);
    }

    private RedisProbe(RedisAddress address, History history, Duration patience) {
        this.address = address;
        this.history = history;
        this.patience = patience;
    }

    /** It connects, then asks a few times. */
    @Override
    public Probe within(Duration limit) {
        return new RedisProbe(address, history, limit.dividedBy(3));
    }

    @Override
    public Probe knowing(History earlier) {
        return new RedisProbe(address, earlier, patience);
    }

    @Override
    public String subject() {
        return "redis " + address;
    }

    @Override
    public String plan() {
        return subject() + ": ask what it says about itself (INFO, and CONFIG GET of save and maxclients)";
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(20);
    }

    @Override
    public ProbeResult look(Clock clock) {
        var watch = Stopwatch.started();
        var result = new ProbeResultBuilder();
        try (var session = RedisSession.open(address, patience, current::set)) {
            result.add(Measurement.seconds("redis_connect", watch.elapsed()));
            var facts = RedisFacts.of(session, history, clock.instant());
            QUESTIONS.forEach(question -> question.judge(facts, result));
        } catch (RedisRefusal e) {
            result.add(Closed.finding(subject(), e));
        } catch (UpkeepException e) {
            result.add(unreachable(e));
        }
        return result.build();
    }

    /** Who takes a connection and says nothing runs, and hangs. */
    private Finding unreachable(UpkeepException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return Closed.critical(
                        subject(),
                        "hangs: it gave no answer in time",
                        "see what it is busy with (its log, the load of its machine), then restart it; if it cannot be"
                                + " reached at all, see redis.url and the firewall");
            }
        }
        return Closed.critical(
                subject(),
                failure.getMessage(),
                "start the server; if it runs, see what it is busy with, redis.url, its bind and the firewall");
    }

    @Override
    public void abandon() {
        Optional.ofNullable(current.get()).ifPresent(RedisSession::abort);
    }
}
