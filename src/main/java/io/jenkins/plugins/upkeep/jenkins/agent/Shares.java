package io.jenkins.plugins.upkeep.jenkins.agent;

import hudson.FilePath;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The archives of class data sharing that were made on agents. Only one that is as it was made is used, since what it holds
 * is run; its digest is kept here, out of reach of the agent. After a restart of the controller each is made anew. Safe for
 * use by several threads.
 */
final class Shares {
    /** The digests; an empty one where none can be made, which is not tried again. */
    private static final Map<List<String>, String> MADE = new ConcurrentHashMap<>();

    private static final int DIGITS = 12;

    private Shares() {}

    /**
     * @param node the agent's name
     * @param tool where the tool lies on it
     * @param java the program that will run the tool
     * @return the option that names the archive to Java; none where there is no archive
     */
    static Optional<String> option(String node, FilePath tool, String java) throws IOException, InterruptedException {
        var key = List.of(node, tool.getRemote(), java);
        var name = name(node, java);
        var before = MADE.getOrDefault(key, AgentShare.LATER);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        var known = before.equals(AgentShare.LATER) ? "" : before;
        var now = tool.act(new AgentShare(tool.getRemote(), name, java, known));
        MADE.put(key, now);
        return now.isEmpty() || now.equals(AgentShare.LATER)
                ? Optional.empty()
                : Optional.of("-XX:SharedArchiveFile=" + tool.getRemote() + "/" + name);
    }

    /** Agents may share a folder, as in a home that all their machines have: each knows its own archive only. */
    static String name(String node, String java) {
        var both = (node + "\n" + java).getBytes(StandardCharsets.UTF_8);
        return "upkeep-" + Sha256.of(both).substring(0, DIGITS) + ".jsa";
    }
}
