package io.jenkins.plugins.upkeep.redis;

import io.jenkins.plugins.upkeep.redis.defrag.DefragFacts;
import io.jenkins.plugins.upkeep.redis.keys.KeyFacts;
import io.jenkins.plugins.upkeep.redis.memory.MemoryFacts;
import io.jenkins.plugins.upkeep.redis.server.ServerFacts;
import io.jenkins.plugins.upkeep.redis.settings.SettingFacts;
import io.jenkins.plugins.upkeep.report.Section;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.Counted;
import java.util.Optional;

/**
 * What maintenance of a Redis did, for programs. A part that ended early, or was not asked for, is empty.
 *
 * @param server which server it is
 * @param settings what became of its settings
 * @param keys what was seen of its keys
 * @param defrag what became of putting its memory in order
 * @param memory its memory before and after
 */
public record RedisSection(
        ServerFacts server,
        Optional<SettingFacts> settings,
        Optional<KeyFacts> keys,
        Optional<DefragFacts> defrag,
        Optional<MemoryFacts> memory)
        implements Section {
    @Override
    public String key() {
        return "redis";
    }

    /** One sentence that a tired person can act on. */
    String verdict(boolean planned) {
        return planned
                ? "nothing was changed; the findings and tables say what would be"
                : settings.map(facts -> facts.settings().isEmpty()
                                        ? ""
                                        : facts.right() + " of "
                                                + Counted.of(
                                                        facts.settings().size(),
                                                        "setting as it should be, ",
                                                        "settings as they should be, "))
                                .orElse("settings were not looked at, ")
                        + keys.map(facts -> Counted.of(facts.seen(), "key") + " gone through, ")
                                .orElse("keys were not gone through, ")
                        + memory.map(facts -> "the server holds "
                                        + Units.format((double) facts.after().resident(), Unit.BYTES) + " for "
                                        + Units.format((double) facts.after().used(), Unit.BYTES) + " in use")
                                .orElse("its memory is not known");
    }
}
