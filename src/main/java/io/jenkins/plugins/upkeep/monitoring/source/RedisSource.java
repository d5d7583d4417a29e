package io.jenkins.plugins.upkeep.monitoring.source;

import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.monitoring.metrics.MetricSource;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisAddress;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Whether Redis answers. */
public final class RedisSource implements MetricSource {
    /** Opening a session waits for so many answers at the most. */
    private static final int ANSWERS = 3;

    private final RedisAddress address;
    private final String service;
    private final Changes changes;

    /**
     * @param address where Redis is
     * @param service the service
     * @param notes is told when it stops to answer, and when it does again
     */
    public RedisSource(RedisAddress address, String service, Consumer<String> notes) {
        this.address = address;
        this.service = service;
        this.changes = new Changes(notes);
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public List<Family> read(Duration patience) {
        return List.of(Family.of(Vocabulary.REDIS_UP, answers(patience) ? 1 : 0, service));
    }

    private boolean answers(Duration patience) {
        try {
            RedisSession.open(address, patience.dividedBy(ANSWERS)).close();
            changes.well("redis");
            return true;
        } catch (UpkeepException e) {
            changes.failed("redis", e.getMessage());
            return false;
        }
    }
}
