package io.jenkins.plugins.upkeep.jenkins.agent;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jenkins.security.MasterToSlaveCallable;

/** Looks on an agent which Java runs there, and whether the tool lies there as it should, byte for byte. Looking is using:
 * a tool that is whole stays for some time. */
final class AgentLook extends MasterToSlaveCallable<AgentLook.Seen, IOException> {
    private static final long serialVersionUID = 1L;

    private final String folder;
    private final TreeMap<String, String> digests;

    AgentLook(String folder, Map<String, String> digests) {
        this.folder = folder;
        this.digests = new TreeMap<>(digests);
    }

    /** What there is on an agent. */
    static final class Seen implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String java;
        private final int javaVersion;
        private final boolean whole;

        Seen(String java, int javaVersion, boolean whole) {
            this.java = java;
            this.javaVersion = javaVersion;
            this.whole = whole;
        }

        /** The program that starts the agent's own Java. */
        String java() {
            return java;
        }

        int javaVersion() {
            return javaVersion;
        }

        boolean isWhole() {
            return whole;
        }
    }

    @Override
    public Seen call() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var whole = isWhole();
        if (whole) {
            UseMark.touch(Path.of(folder));
        }
        return new Seen(java, Runtime.version().feature(), whole);
    }

    private boolean isWhole() throws IOException {
        for (var file : digests.entrySet()) {
            var path = Path.of(folder, file.getKey());
            if (!Files.isRegularFile(path) || !KnownDigests.of(path).equals(file.getValue())) {
                return false;
            }
        }
        return true;
    }
}
