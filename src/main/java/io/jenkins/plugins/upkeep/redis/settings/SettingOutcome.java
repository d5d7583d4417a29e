package io.jenkins.plugins.upkeep.redis.settings;

/**
 * What became of one setting.
 *
 * @param name its name in redis.conf
 * @param before its value as it was found; hidden where it may be a secret
 * @param after its value as it is now
 * @param kind what was done
 * @param words what was in the way; empty where nothing was
 */
public record SettingOutcome(String name, String before, String after, Kind kind, String words) {
    /** What was done. */
    public enum Kind {
        /** It had the value already. */
        KEPT("as it should be"),
        /** It was set. */
        CHANGED("set"),
        /** It would be set. */
        PLANNED("would be set"),
        /** We did not set it, because that would do harm. */
        HELD_BACK("not set"),
        /** The server did not have it set. */
        REFUSED("refused");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
