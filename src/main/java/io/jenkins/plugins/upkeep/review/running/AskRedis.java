package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.review.lifecycle.Version;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisAddress;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Asks a Redis, or a Valkey, which says so itself. */
public final class AskRedis implements Asking {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");

    private final String name;
    private final RedisAddress address;
    private final DistributionPackages packages;
    private final AtomicReference<RedisSession> current = new AtomicReference<>();

    /**
     * @param name its name in reports
     * @param address where it is and who asks
     * @param packages knows whether the one of this host is the distribution's
     */
    public AskRedis(String name, RedisAddress address, DistributionPackages packages) {
        this.name = name;
        this.address = address;
        this.packages = packages;
    }

    @Override
    public String subject() {
        return name;
    }

    @Override
    public String plan() {
        return name + ": ask " + address + " for INFO";
    }

    @Override
    public Set<String> products() {
        return Set.of("redis", "valkey");
    }

    @Override
    public Answer ask() throws UpkeepException, InterruptedException {
        var running = running();
        return Answer.of(HERE.contains(address.host()) ? packages.server(running) : running);
    }

    private Running running() throws UpkeepException {
        try (var session = RedisSession.open(address, PATIENCE, current::set)) {
            var info = RedisInfo.of(session);
            var valkey = info.text("valkey_version");
            return valkey.isEmpty() ? running("redis", info.text("redis_version")) : running("valkey", valkey);
        }
    }

    private Running running(String product, String text) throws UpkeepException {
        var version =
                Version.parse(text).orElseThrow(() -> new UpkeepException(name + ": its INFO names no redis_version"));
        return new Running(name, product, version, "says " + version, Keeper.vendor());
    }

    @Override
    public void abandon() {
        Optional.ofNullable(current.get()).ifPresent(RedisSession::abort);
    }
}
