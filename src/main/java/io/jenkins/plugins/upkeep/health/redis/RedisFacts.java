package io.jenkins.plugins.upkeep.health.redis;

import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import io.jenkins.plugins.upkeep.system.redis.RedisRefusal;
import io.jenkins.plugins.upkeep.system.redis.RedisReply;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of a server when it is judged.
 *
 * @param info what it says about itself
 * @param settings those of its settings that it let us see
 * @param history what earlier runs saw
 * @param now the present
 */
record RedisFacts(RedisInfo info, Map<String, String> settings, History history, Instant now) {
    RedisFacts {
        settings = Map.copyOf(settings);
    }

    static RedisFacts of(RedisSession session, History history, Instant now) throws UpkeepException {
        var settings = new HashMap<String, String>();
        var info = RedisInfo.of(session);
        for (var name : new String[] {"save", "maxclients"}) {
            read(session, name).ifPresent(value -> settings.put(name, value));
        }
        return new RedisFacts(info, settings, history, now);
    }

    /** Who may look at a server's state need not be allowed to see its settings. */
    private static Optional<String> read(RedisSession session, String name) throws UpkeepException {
        try {
            var reply = RedisReply.list(session.call("CONFIG", "GET", name));
            return reply.size() == 2 ? Optional.of(RedisReply.text(reply.get(1))) : Optional.empty();
        } catch (RedisRefusal e) {
            return Optional.empty();
        }
    }

    Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    boolean isReplica() {
        return info.text("role").equals("slave");
    }

    Duration uptime() {
        return Duration.ofSeconds(info.number("uptime_in_seconds").orElse(0));
    }

    /** The number at the last run that measured it. */
    Optional<History.Point> last(String measurement) {
        var points = history.numbers(measurement, "").stream()
                .filter(point -> point.at().isBefore(now))
                .toList();
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    }
}
