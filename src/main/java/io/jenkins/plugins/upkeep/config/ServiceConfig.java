package io.jenkins.plugins.upkeep.config;

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

    private static boolean control(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
