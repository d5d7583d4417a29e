package io.jenkins.plugins.upkeep.redis.defrag;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisReply;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of active defragmentation that a run of it needs.
 *
 * @param values the values by their names in redis.conf
 */
public record DefragSettings(Map<String, String> values) {
    private static final String SWITCH = "activedefrag";
    private static final String LEAST_BYTES = "active-defrag-ignore-bytes";
    private static final String LEAST_PERCENT = "active-defrag-threshold-lower";
    private static final double WHOLE = 100;

    public DefragSettings {
        values = Map.copyOf(values);
    }

    /**
     * @return the settings in force; without those that the server does not have
     */
    static DefragSettings of(RedisSession session) throws UpkeepException {
        var values = new HashMap<String, String>();
        for (var name : new String[] {SWITCH, LEAST_BYTES, LEAST_PERCENT}) {
            var answer = RedisReply.list(session.call("CONFIG", "GET", name));
            if (answer.size() == 2) {
                values.put(name, RedisReply.text(answer.get(1)));
            }
        }
        return new DefragSettings(values);
    }

    /** The same with the switch on, and limits low enough that the server begins where we would. */
    DefragSettings switchedOn(RedisConfig.Defrag limits) {
        var on = new HashMap<>(values);
        on.put(SWITCH, "yes");
        on.computeIfPresent(
                LEAST_BYTES,
                (name, bytes) -> Long.toString(
                        Math.min(Long.parseLong(bytes), limits.minWaste().count())));
        on.computeIfPresent(
                LEAST_PERCENT,
                (name, percent) -> Long.toString(Math.min(
                        Long.parseLong(percent), Math.max(1, Math.round((limits.ratio() - 1) * WHOLE / 2)))));
        return new DefragSettings(on);
    }

    @JsonIgnore
    boolean isOn() {
        return "yes".equals(values.get(SWITCH));
    }

    @JsonIgnore
    boolean isKnown() {
        return values.containsKey(SWITCH);
    }

    /** Puts them in force, the switch last when it goes on and first when it goes off. */
    void apply(RedisSession session) throws UpkeepException {
        if (!isOn()) {
            session.call("CONFIG", "SET", SWITCH, "no");
        }
        for (var setting : new TreeMap<>(values).entrySet()) {
            if (!setting.getKey().equals(SWITCH)) {
                session.call("CONFIG", "SET", setting.getKey(), setting.getValue());
            }
        }
        if (isOn()) {
            session.call("CONFIG", "SET", SWITCH, "yes");
        }
    }
}
