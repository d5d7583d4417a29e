package io.jenkins.plugins.upkeep.redis.settings;

import java.util.List;

/**
 * What became of the settings, for programs.
 *
 * @param settings each of them
 * @param rewritten whether the server wrote them to its redis.conf
 */
public record SettingFacts(List<SettingOutcome> settings, boolean rewritten) {
    public SettingFacts {
        settings = List.copyOf(settings);
    }

    /**
     * @return how many have the value that they should have
     */
    public long right() {
        return of(SettingOutcome.Kind.KEPT) + changed();
    }

    /**
     * @return how many were set
     */
    public long changed() {
        return of(SettingOutcome.Kind.CHANGED);
    }

    private long of(SettingOutcome.Kind kind) {
        return settings.stream().filter(setting -> setting.kind() == kind).count();
    }
}
