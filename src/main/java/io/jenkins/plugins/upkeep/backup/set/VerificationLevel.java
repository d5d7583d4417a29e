package io.jenkins.plugins.upkeep.backup.set;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a set was verified, the weakest first. */
public enum VerificationLevel {
    /** Not at all. */
    NONE,
    /** Every file was read back from the store: its size, its digest, its structure. */
    STORED,
    /** It was restored into a throwaway cluster, and all content matched what the dump's snapshot had seen. */
    RESTORED;

    /**
     * @return its name as people write it
     */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
