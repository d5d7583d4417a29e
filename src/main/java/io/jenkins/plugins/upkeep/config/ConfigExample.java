package io.jenkins.plugins.upkeep.config;

/** Stands in for the example of an upkeep.yaml. */
public final class ConfigExample {
    private ConfigExample() {}

    /**
     * @return the text of an upkeep.yaml
     */
    public static String text() {
        return "service: example\n";
    }
}
