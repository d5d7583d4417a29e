package io.jenkins.plugins.upkeep.redis.server;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import java.util.List;

/** Looks which server it is, and names those that are not looked at. */
public final class Server {
    private static final int MOST_NAMED = 5;

    private Server() {}

    /**
     * @param site the server
     * @return which it is
     * @throws UpkeepException when it is not there, or has no data of its own
     */
    public static ServerFacts look(RedisSite site) throws UpkeepException {
        try (var session = site.open()) {
            var facts = ServerFacts.of(session, RedisInfo.of(session));
            nameOthers(site, facts);
            return facts;
        }
    }

    private static void nameOthers(RedisSite site, ServerFacts facts) {
        if (facts.isReplica()) {
            say(
                    site,
                    "is a replica of " + facts.primary()
                            + "; only its own memory and settings are maintained, expired keys go by its primary");
        }
        if (!facts.replicas().isEmpty()) {
            say(
                    site,
                    "has the replicas " + named(facts.replicas())
                            + ", which were not looked at; their memory and settings are their own");
        }
        if (facts.isClusterNode()) {
            var others =
                    facts.others().isEmpty() ? "none was seen" : "they were not looked at: " + named(facts.others());
            say(site, "is one node of a cluster; of the others, " + others);
        }
    }

    private static void say(RedisSite site, String seen) {
        site.report().add(Finding.info("Redis " + site.address(), seen));
    }

    private static String named(List<String> addresses) {
        return String.join(", ", addresses.subList(0, Math.min(MOST_NAMED, addresses.size())))
                + (addresses.size() > MOST_NAMED ? ", …" : "");
    }
}
