package io.jenkins.plugins.upkeep.rollback.database;

import java.util.OptionalLong;

/**
 * One table, as it was in the set and as it is now.
 *
 * @param table schema and name
 * @param then its rows in the set; empty when it was not there
 * @param now its rows today; empty when it is not there any more, or could not be counted
 * @param estimated whether {@code now} is the server's estimate, since counting took too long
 * @param problem why it could not be counted; else empty
 */
public record TableLoss(String table, OptionalLong then, OptionalLong now, boolean estimated, String problem) {
    /**
     * @return whether the table came after the set
     */
    public boolean isNew() {
        return then.isEmpty();
    }

    /**
     * @return whether the table is not there any more, and would come back
     */
    public boolean isGone() {
        return now.isEmpty() && problem.isEmpty();
    }

    /**
     * @return how many rows more there are now than in the set; negative for fewer; 0 where it could not be counted
     */
    public long more() {
        return problem.isEmpty() ? now.orElse(0) - then.orElse(0) : 0;
    }
}
