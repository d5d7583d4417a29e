package io.jenkins.plugins.upkeep.rollback.saga;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Map;

/**
 * One call of a step.
 *
 * @param facts what is known of it
 * @param again whether an earlier process was killed in the middle of the step, so that its work may be half done
 */
public record Attempt(Map<String, String> facts, boolean again) {
    public Attempt {
        facts = Map.copyOf(facts);
    }

    /**
     * @param name a fact's name
     * @return the fact
     * @throws UpkeepException when it is not known, as when another version wrote the journal
     */
    public String fact(String name) throws UpkeepException {
        var fact = facts.get(name);
        if (fact == null) {
            throw new UpkeepException(
                    "rollback journal: does not say '" + name + "'; another version of Upkeep wrote it, use that");
        }
        return fact;
    }
}
