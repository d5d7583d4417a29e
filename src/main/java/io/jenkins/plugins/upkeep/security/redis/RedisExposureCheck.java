package io.jenkins.plugins.upkeep.security.redis;

import io.jenkins.plugins.upkeep.security.audit.Check;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisAddress;
import io.jenkins.plugins.upkeep.system.redis.RedisRefusal;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Looks who can reach a Redis server and what it asks of them. It changes nothing and tries no password. */
public final class RedisExposureCheck implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RedisAddress address;
    private final AtomicReference<RedisSession> current = new AtomicReference<>();

    /**
     * @param address where the server is and who asks
     */
    public RedisExposureCheck(RedisAddress address) {
        this.address = address;
    }

    @Override
    public String name() {
        return "Redis exposure";
    }

    @Override
    public String plan() {
        return name() + " of " + address + ": ask where it listens and who may log in";
    }

    @Override
    public Duration timeout() {
        return Duration.ofMinutes(1);
    }

    @Override
    public List<Rule> rules() {
        return RedisRules.ALL;
    }

    @Override
    public Outcome look(Clock clock) throws UpkeepException {
        var outcome = Outcome.builder();
        try (var session = RedisSession.open(address, PATIENCE, current::set)) {
            new RedisLook(session, PATIENCE, outcome).look();
        } catch (RedisRefusal e) {
            outcome.add(new Gap("redis " + address, e.words(), "correct redis.user and redis.password"));
        }
        return outcome.build();
    }

    @Override
    public void abandon() {
        Optional.ofNullable(current.get()).ifPresent(RedisSession::abort);
    }
}
