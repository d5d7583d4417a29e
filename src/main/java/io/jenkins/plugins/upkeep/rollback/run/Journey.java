package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.rollback.DatabaseChoice;
import io.jenkins.plugins.upkeep.rollback.git.Position;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a rollback comes from and goes to: the first line of its journal.
 *
 * @param id the rollback's id, with something random in it
 * @param service the service
 * @param origin where the work tree was
 * @param commit the commit that it goes to, in full
 * @param target the same for people
 * @param database what happens to the database
 * @param set the set that takes the database's place; empty when the database is kept
 * @param surroundings what of upkeep.yaml must stay the same until it is over
 */
public record Journey(
        String id,
        String service,
        Position origin,
        String commit,
        String target,
        DatabaseChoice database,
        Optional<String> set,
        Surroundings surroundings) {
    private static final String ID = "id";
    private static final String SERVICE = "service";
    private static final String COMMIT = "from.commit";
    private static final String BRANCH = "from.branch";
    private static final String DESCRIPTION = "from.words";
    private static final String TARGET_COMMIT = "to.commit";
    private static final String TARGET = "to.words";
    private static final String DATABASE = "database";
    private static final String SET = "set";

    /** The facts of the journal's first line. */
    Map<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put(ID, id);
        facts.put(SERVICE, service);
        facts.put(COMMIT, origin.commit());
        origin.branch().ifPresent(name -> facts.put(BRANCH, name));
        facts.put(DESCRIPTION, origin.description());
        facts.put(TARGET_COMMIT, commit);
        facts.put(TARGET, target);
        facts.put(DATABASE, database.name().toLowerCase(Locale.ROOT));
        set.ifPresent(name -> facts.put(SET, name));
        facts.putAll(surroundings.facts());
        return facts;
    }

    /**
     * Reads the facts back.
     *
     * @throws UpkeepException when they are of another version
     */
    static Journey of(Map<String, String> facts) throws UpkeepException {
        for (var name : new String[] {ID, SERVICE, COMMIT, DESCRIPTION, TARGET_COMMIT, TARGET, DATABASE}) {
            if (!facts.containsKey(name)) {
                throw new UpkeepException("rollback journal: its first line does not say '" + name
                        + "'; another version of Upkeep wrote it, use that");
            }
        }
        var origin = new Position(facts.get(COMMIT), Optional.ofNullable(facts.get(BRANCH)), facts.get(DESCRIPTION));
        return new Journey(
                facts.get(ID),
                facts.get(SERVICE),
                origin,
                facts.get(TARGET_COMMIT),
                facts.get(TARGET),
                DatabaseChoice.valueOf(facts.get(DATABASE).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(facts.get(SET)),
                Surroundings.of(facts));
    }

    /** Whether a set takes the database's place. */
    boolean restores() {
        return set.isPresent();
    }
}
