package io.jenkins.plugins.upkeep.redis.settings;

import io.jenkins.plugins.upkeep.redis.server.RedisSite;
import io.jenkins.plugins.upkeep.redis.settings.SettingOutcome.Kind;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import io.jenkins.plugins.upkeep.system.redis.RedisRefusal;
import io.jenkins.plugins.upkeep.system.redis.RedisReply;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;

/** Brings one setting to its value. */
final class SettingChange {
    private static final String SAID = "the server said: ";

    private final RedisSite site;
    private final RedisSession session;

    SettingChange(RedisSite site, RedisSession session) {
        this.site = site;
        this.session = session;
    }

    SettingOutcome make(String name, String wanted) throws UpkeepException {
        try {
            var answer = RedisReply.list(session.call("CONFIG", "GET", name));
            if (answer.size() < 2) {
                return new SettingOutcome(name, "", "", Kind.REFUSED, "this server has no setting of this name");
            }
            return make(name, RedisReply.text(answer.get(1)), wanted);
        } catch (RedisRefusal e) {
            return new SettingOutcome(name, "", "", Kind.REFUSED, SAID + e.words());
        }
    }

    private SettingOutcome make(String name, String before, String wanted) throws UpkeepException {
        if (SettingValue.same(before, wanted)) {
            return outcome(name, before, before, Kind.KEPT, "");
        }
        var harm = name.equalsIgnoreCase("maxmemory") ? harm(wanted) : "";
        if (!harm.isEmpty()) {
            return outcome(name, before, before, Kind.HELD_BACK, harm);
        }
        site.announce(
                "CONFIG SET " + name + " " + SettingValue.shown(name, wanted),
                "is " + SettingValue.shown(name, before));
        if (site.planOnly()) {
            return outcome(name, before, wanted, Kind.PLANNED, "");
        }
        return set(name, before, wanted);
    }

    /** A limit below what is in use stops writes, or has the server delete keys at once until it fits. */
    private String harm(String wanted) throws UpkeepException {
        var limit = SettingValue.memory(wanted);
        var used = RedisInfo.of(session).number("used_memory").orElse(0);
        return limit.isPresent() && limit.getAsLong() != 0 && limit.getAsLong() < used
                ? limit.getAsLong() + " bytes are less than the " + used
                        + " in use: writes would be refused, or keys deleted"
                : "";
    }

    private SettingOutcome set(String name, String before, String wanted) throws UpkeepException {
        try {
            session.call("CONFIG", "SET", name, wanted);
        } catch (RedisRefusal e) {
            return outcome(name, before, before, Kind.REFUSED, SAID + SettingValue.shown(name, e.words()));
        }
        var after = RedisReply.list(session.call("CONFIG", "GET", name));
        var now = after.size() < 2 ? wanted : RedisReply.text(after.get(1));
        return outcome(name, before, now, SettingValue.same(before, now) ? Kind.KEPT : Kind.CHANGED, "");
    }

    private static SettingOutcome outcome(String name, String before, String after, Kind kind, String words) {
        return new SettingOutcome(name, SettingValue.shown(name, before), SettingValue.shown(name, after), kind, words);
    }
}
