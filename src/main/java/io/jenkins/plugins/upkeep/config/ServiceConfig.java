package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.config.yaml.YamlMapping;
import io.jenkins.plugins.upkeep.config.yaml.YamlScalar;
import java.util.Optional;

/**
 * What stands at the top of upkeep.yaml itself.
 *
 * @param service the service's name
 */
record ServiceConfig(
        @Key("The service's name, as reports and messages show it")
        String service) {
    private static final int LONGEST = 100;

    ServiceConfig {
        Require.text("service", service);
        Require.that(service.length() <= LONGEST, "service", "at most " + LONGEST + " characters long");
        var printable = service.codePoints().noneMatch(ServiceConfig::control);
        Require.that(printable, "service", "a text in one line, without control characters");
    }

    /** The name that a file gives, whatever else is wrong with the file; empty when it is none. */
    static Optional<ServiceConfig> named(YamlMapping root) {
        var entry = root.entries().get("service");
        if (entry == null || !(entry.value() instanceof YamlScalar scalar)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ServiceConfig(scalar.text()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean control(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
