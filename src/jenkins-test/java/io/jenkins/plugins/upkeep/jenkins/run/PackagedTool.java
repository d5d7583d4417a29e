package io.jenkins.plugins.upkeep.jenkins.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The tool that steps lay on an agent: the jars beside the one that the plugin's classes are loaded from. */
final class PackagedTool {
    private PackagedTool() {}

    /** Skips a test where the classes come from a folder, as within an editor: there are no jars beside it. */
    static void require() {
        var place = TaskExecution.class.getProtectionDomain().getCodeSource().getLocation();
        assumeTrue(
                place.getPath().endsWith(".jar"),
                place + ": is no jar of the packaged plugin; use mvn -Pjenkins verify");
    }
}
