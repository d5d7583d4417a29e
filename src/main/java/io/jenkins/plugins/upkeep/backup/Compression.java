package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Require;

/**
 * How hard backups are compressed.
 *
 * @param level the level of zstd
 */
public record Compression(
        @Key(value = "The level of zstd, from 1 (fast) to 19 (small)", defaultValue = "1")
        int level) {
    public Compression {
        Require.within("level", level, 1, 19);
    }
}
