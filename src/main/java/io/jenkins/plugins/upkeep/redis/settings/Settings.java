package io.jenkins.plugins.upkeep.redis.settings;

import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.redis.server.RedisSite;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import io.jenkins.plugins.upkeep.system.redis.RedisRefusal;
import io.jenkins.plugins.upkeep.system.redis.RedisReply;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Puts settings in force, one by one: what one is refused, the next may get. */
public final class Settings {
    private static final String SUBJECT = "settings";
    private static final List<View.Column> COLUMNS = List.of(
            View.Column.text("Setting"), View.Column.text("Was"), View.Column.text("Is"), View.Column.text("Done"));

    private final RedisSite site;
    private final RedisConfig config;

    /**
     * @param site the server
     * @param config what its settings must be
     */
    public Settings(RedisSite site, RedisConfig config) {
        this.site = site;
        this.config = config;
    }

    /**
     * @return what became of them
     * @throws UpkeepException when the connection is lost
     */
    public SettingFacts run() throws UpkeepException {
        try (var session = site.open()) {
            var change = new SettingChange(site, session);
            var outcomes = new ArrayList<SettingOutcome>();
            for (var setting : new TreeMap<>(config.settings()).entrySet()) {
                outcomes.add(change.make(setting.getKey(), setting.getValue()));
            }
            outcomes.forEach(this::find);
            show(outcomes);
            var facts = new SettingFacts(outcomes, rewrite(session));
            remind(session, facts);
            warnOfEviction(session);
            return facts;
        }
    }

    private void find(SettingOutcome outcome) {
        switch (outcome.kind()) {
            case HELD_BACK ->
                site.report()
                        .add(Finding.warning(
                                "setting " + outcome.name(),
                                "was not set: " + outcome.words(),
                                "",
                                "give it a value above what is in use, or bring the use down first"));
            case REFUSED ->
                site.report()
                        .add(Finding.warning(
                                "setting " + outcome.name(),
                                "was not set: " + outcome.words(),
                                "",
                                "correct redis.settings, or give the account the right to CONFIG GET and CONFIG SET"));
            default -> {
                // The table tells.
            }
        }
    }

    private void show(List<SettingOutcome> outcomes) {
        if (!outcomes.isEmpty()) {
            var rows = outcomes.stream()
                    .map(each -> List.of(
                            each.name(),
                            each.before(),
                            each.after(),
                            each.kind().words()))
                    .toList();
            site.report().add(new View.Table("Settings", COLUMNS, rows));
        }
    }

    private boolean rewrite(RedisSession session) throws UpkeepException {
        if (config.rewrite()) {
            site.announce("CONFIG REWRITE", "redis.rewrite asks for it");
        }
        if (!config.rewrite() || site.planOnly()) {
            return false;
        }
        try {
            session.call("CONFIG", "REWRITE");
            return true;
        } catch (RedisRefusal e) {
            site.report()
                    .add(Finding.warning(
                            SUBJECT,
                            "were not written to redis.conf; the server said: " + e.words(),
                            "",
                            "write them there by hand, or let the server have a redis.conf that it may write"));
            return false;
        }
    }

    /** What CONFIG SET sets is forgotten at the next start. */
    private void remind(RedisSession session, SettingFacts facts) throws UpkeepException {
        if (facts.changed() > 0 && !facts.rewritten() && !config.rewrite()) {
            var file = RedisInfo.of(session).text("config_file");
            site.report()
                    .add(Finding.info(
                            SUBJECT,
                            facts.changed() + (facts.changed() == 1 ? " was" : " were")
                                    + " set until the next restart of the server"
                                    + (file.isEmpty()
                                            ? ", which has no redis.conf to keep them in"
                                            : "; write them to " + file + " too, or say redis.rewrite: true")));
        }
    }

    /** Where every key may go when memory is full, and somebody keeps what must not. */
    private void warnOfEviction(RedisSession session) throws UpkeepException {
        var info = RedisInfo.of(session);
        var now = info.text("maxmemory_policy");
        var policy = site.planOnly() ? config.settings().getOrDefault("maxmemory-policy", now) : now;
        long keys = 0;
        long expiring = 0;
        for (var space : info.keyspaces().values()) {
            keys += space.keys();
            expiring += space.expiring();
        }
        if (policy.startsWith("allkeys-") && keys > expiring && isKept(session, info)) {
            site.report()
                    .add(Finding.warning(
                            "maxmemory-policy",
                            policy + " deletes any key when memory is full, " + count(keys - expiring) + " of "
                                    + Counted.of(keys, "key has", "keys have")
                                    + " no expiry, and they are kept on disk as in a store; "
                                    + Counted.of(info.number("evicted_keys").orElse(0), "key was", "keys were")
                                    + " deleted so far",
                            "",
                            "use volatile-lru or noeviction for a store, or turn persistence off for a cache"));
        }
    }

    private static String count(long number) {
        return Units.format((double) number, Unit.COUNT);
    }

    private static boolean isKept(RedisSession session, RedisInfo info) throws UpkeepException {
        if (info.text("aof_enabled").equals("1")) {
            return true;
        }
        try {
            var save = RedisReply.list(session.call("CONFIG", "GET", "save"));
            return save.size() == 2 && !RedisReply.text(save.get(1)).isEmpty();
        } catch (RedisRefusal e) {
            return false;
        }
    }
}
