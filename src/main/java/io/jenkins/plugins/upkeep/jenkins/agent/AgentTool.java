package io.jenkins.plugins.upkeep.jenkins.agent;

import hudson.AbortException;
import hudson.FilePath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The tool on an agent, with the archive by which it starts faster. It is laid there once for each version, compared with the plugin's
 * own jars before every use, and shared by all builds of that agent. When a version is laid, those go that were not used for long.
 *
 * @param folder where its jars lie on the agent
 * @param java the program that runs it
 * @param share the option of Java that names the archive of class data sharing; none where there is no archive
 */
public record AgentTool(String folder, String java, Optional<String> share) {
    private static final Logger LOGGER = Logger.getLogger(AgentTool.class.getName());
    private static final int OLDEST_JAVA = 17;
    private static final Map<String, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    /**
     * Lays the tool on an agent, unless it is there.
     *
     * @param node the agent's name, empty for the controller itself
     * @param root the agent's folder
     * @param chosen the program that runs it; empty for the agent's own Java
     * @throws IOException when the agent does not take it
     * @throws InterruptedException when this thread was told to stop
     */
    public static AgentTool lay(String node, FilePath root, String chosen) throws IOException, InterruptedException {
        var files = ToolFiles.ofPlugin();
        var base = root.child("upkeep").child("tool");
        var target = base.child(files.name());
        var lock = LOCKS.computeIfAbsent(node, name -> new ReentrantLock());
        // One transfer at a time to each agent; the others find it done. Who waits for one that hangs can be told to
        // stop.
        lock.lockInterruptibly();
        try {
            var seen = look(target, files);
            if (chosen.isEmpty() && seen.javaVersion() < OLDEST_JAVA) {
                throw new AbortException("agent " + node + ": runs Java " + seen.javaVersion()
                        + ", the tool needs 17 or newer; name one in Manage Jenkins » System » Upkeep");
            }
            if (!seen.isWhole()) {
                transfer(base, target, files);
                sweep(base, target);
            }
            var java = chosen.isEmpty() ? seen.java() : chosen;
            return new AgentTool(target.getRemote(), java, Shares.option(node, target, java));
        } finally {
            lock.unlock();
        }
    }

    /**
     * @param more options of Java, which come after the usual ones
     * @return the program and its words, up to what the tool is to do
     */
    public List<String> words(List<String> more) {
        var options = new ArrayList<String>();
        share.ifPresent(options::add);
        options.addAll(more);
        return new ToolJava(java, folder).words(options);
    }

    private static AgentLook.Seen look(FilePath folder, ToolFiles files) throws IOException, InterruptedException {
        return folder.act(new AgentLook(folder.getRemote(), files.digests()));
    }

    /** The tool can be used also where others cannot be removed. */
    private static void sweep(FilePath base, FilePath target) throws InterruptedException {
        try {
            base.act(new AgentSweep(base.getRemote(), target.getName()));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> base.getRemote() + ": former versions of the tool cannot be removed");
        }
    }

    private static void transfer(FilePath base, FilePath target, ToolFiles files)
            throws IOException, InterruptedException {
        var fresh = base.child(".new-" + UUID.randomUUID());
        var former = base.child(".old-" + UUID.randomUUID());
        try {
            fill(fresh, files);
            if (target.exists()) {
                target.renameTo(former);
            }
            fresh.renameTo(target);
        } finally {
            fresh.deleteRecursive();
            former.deleteRecursive();
        }
    }

    private static void fill(FilePath fresh, ToolFiles files) throws IOException, InterruptedException {
        fresh.mkdirs();
        for (var name : files.digests().keySet()) {
            try (var in = Files.newInputStream(files.file(name))) {
                fresh.child(name).copyFrom(in);
            }
        }
        if (!look(fresh, files).isWhole()) {
            throw new AbortException(fresh.getRemote() + ": the tool did not arrive as it was sent; look at the agent's"
                    + " disk and run the build again");
        }
    }
}
