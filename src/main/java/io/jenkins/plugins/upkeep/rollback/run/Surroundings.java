package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of upkeep.yaml a rollback was begun with. The steps are those of its beginning, whatever the file says later: else what
 * one of them did would be undone by nobody. Where the services and the database are must not change until it is over.
 *
 * @param steps the names of the steps, in their order
 * @param driver what runs the services: {@code systemd}
 * @param database host, port and name of the database, without any account; empty where there is none
 */
record Surroundings(List<String> steps, String driver, String database) {
    private static final String STEPS = "steps";
    private static final String DRIVER = "services.driver";
    private static final String LIVE = "database.url";
    private static final String SEPARATOR = "\n";

    Surroundings {
        steps = List.copyOf(steps);
    }

    Map<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put(STEPS, String.join(SEPARATOR, steps));
        facts.put(DRIVER, driver);
        facts.put(LIVE, database);
        return facts;
    }

    static Surroundings of(Map<String, String> facts) throws UpkeepException {
        for (var name : new String[] {STEPS, DRIVER, LIVE}) {
            if (!facts.containsKey(name)) {
                throw new UpkeepException("rollback journal: its first line does not say '" + name
                        + "'; another version of Upkeep wrote it, use that");
            }
        }
        return new Surroundings(List.of(facts.get(STEPS).split(SEPARATOR, -1)), facts.get(DRIVER), facts.get(LIVE));
    }

    /**
     * @param now what upkeep.yaml says now
     * @param ofDatabase whether the database is a part of it
     * @throws UpkeepException when a step would look for what it has changed in another place
     */
    void requireSame(Surroundings now, boolean ofDatabase) throws UpkeepException {
        require("rollback.services.driver", driver, now.driver());
        if (ofDatabase) {
            require("database.url", database, now.database());
        }
    }

    private static void require(String key, String then, String now) throws UpkeepException {
        if (!then.equals(now)) {
            throw new UpkeepException("rollback: it was begun with " + key + " " + word(then)
                    + ", and upkeep.yaml says " + word(now) + " now; put back what it was, then run this again");
        }
    }

    private static String word(String value) {
        return value.isEmpty() ? "left out" : value;
    }
}
