package io.jenkins.plugins.upkeep.dependencies.manifest;

import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** How packages are named in each ecosystem. */
public final class PackageNames {
    private static final Pattern PYTHON = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*+(?<=[A-Za-z0-9]))?");
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");
    private static final Pattern NPM =
            Pattern.compile("(?:(@[^/@\\s\\p{Cntrl}]+)/)?([^/@\\s\\p{Cntrl}][^/\\s\\p{Cntrl}]*)");
    private static final Pattern MAVEN = Pattern.compile("([A-Za-z0-9_.-]+):([A-Za-z0-9_.-]+)");
    private static final Pattern DEBIAN = Pattern.compile("[a-z0-9][a-z0-9+.-]*");
    private static final int LONGEST = 300;

    private PackageNames() {}

    /**
     * @param name a name of a Python package, however it is spelled
     * @return the name by PEP 503: lower case, with one {@code -} for each run of {@code -}, {@code _} and {@code .}
     */
    public static String python(String name) {
        return SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /**
     * @param ecosystem where the package comes from
     * @param fullName its name with its namespace: {@code @babel/core}, {@code org.postgresql:postgresql}
     * @param version its version
     * @param line the line that names it
     * @return the package; empty when name or version are none there
     */
    public static Optional<Component> component(
            Ecosystem ecosystem, String fullName, String version, OptionalInt line) {
        if (fullName.length() > LONGEST || !ecosystem.order().understands(version)) {
            return Optional.empty();
        }
        return switch (ecosystem) {
            case PYPI -> python(fullName, version.strip(), line);
            case NPM -> grouped(NPM, ecosystem, fullName, version.strip(), line);
            case MAVEN -> grouped(MAVEN, ecosystem, fullName, version.strip(), line);
            case DEBIAN -> debian("debian", fullName, version.strip(), line);
        };
    }

    private static Optional<Component> python(String name, String version, OptionalInt line) {
        return Optional.of(name)
                .filter(PackageNames::isPython)
                .map(good -> new Component(Ecosystem.PYPI, "", python(good), version, line));
    }

    static boolean isPython(String name) {
        return PYTHON.matcher(name).matches();
    }

    private static Optional<Component> grouped(
            Pattern form, Ecosystem ecosystem, String name, String version, OptionalInt line) {
        var matcher = form.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var namespace = matcher.group(1) == null ? "" : matcher.group(1);
        return Optional.of(new Component(ecosystem, namespace, matcher.group(2), version, line));
    }

    /** A package of Debian, or of what is made from it. */
    static Optional<Component> debian(String distribution, String name, String version, OptionalInt line) {
        return Optional.of(name)
                .filter(good -> DEBIAN.matcher(good).matches()
                        && DEBIAN.matcher(distribution).matches())
                .map(good -> new Component(Ecosystem.DEBIAN, distribution, good, version, line));
    }
}
