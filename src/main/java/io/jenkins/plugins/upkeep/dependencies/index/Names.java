package io.jenkins.plugins.upkeep.dependencies.index;

import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of packages, which come from files that anybody may have written, on their way into addresses. */
final class Names {
    private static final Pattern PYTHON = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final Pattern NPM =
            Pattern.compile("(?:@[A-Za-z0-9~-][A-Za-z0-9._~-]*/)?[A-Za-z0-9~-][A-Za-z0-9._~-]*");
    private static final Pattern MAVEN = Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9!+._-]*");
    private static final int LONGEST = 214;

    private Names() {}

    /** A package of Python as PEP 503 writes its name in addresses. */
    static String python(String name) throws UpkeepException {
        return normal(require(PYTHON, name));
    }

    static String normal(String name) {
        return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }

    /** The slash of a scope is a part of the name and not of the path. */
    static String npm(String name) throws UpkeepException {
        return require(NPM, name).replace("/", "%2F");
    }

    static String maven(String name) throws UpkeepException {
        return require(MAVEN, name);
    }

    private static String require(Pattern pattern, String name) throws UpkeepException {
        if (name.length() > LONGEST || !pattern.matcher(name).matches()) {
            throw new UpkeepException("is not a name that a package can have; correct the file that names it");
        }
        return name;
    }

    /** Whether a version can be written into a file and into an address as it is. */
    static boolean isVersion(Ecosystem ecosystem, String version) {
        return version.length() <= LONGEST
                && VERSION.matcher(version).matches()
                && ecosystem.order().understands(version);
    }
}
