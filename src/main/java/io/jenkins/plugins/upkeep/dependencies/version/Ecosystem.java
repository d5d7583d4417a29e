package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.Arrays;
import java.util.Optional;

/** Where packages come from: what names and versions mean there. */
public enum Ecosystem {
    /** Python's packages. */
    PYPI("PyPI", "pypi"),
    /** Packages of Node.js. */
    NPM("npm", "npm"),
    /** Packages of Java. */
    MAVEN("Maven", "maven"),
    /** Packages of Debian and what is made from it. */
    DEBIAN("Debian", "deb");

    private final String osvName;
    private final String purlType;

    Ecosystem(String osvName, String purlType) {
        this.osvName = osvName;
        this.purlType = purlType;
    }

    /**
     * @return its name in the OSV schema, without a release: {@code PyPI}
     */
    public String osvName() {
        return osvName;
    }

    /**
     * @return its type in a package URL: {@code pypi}
     */
    public String purlType() {
        return purlType;
    }

    /**
     * @return how its versions are ordered
     */
    public VersionOrder order() {
        return switch (this) {
            case PYPI -> new Pep440Order();
            case NPM -> new NpmOrder();
            case MAVEN -> new MavenOrder();
            case DEBIAN -> new DebianOrder();
        };
    }

    /**
     * @param type a type of package URLs
     * @return the ecosystem with that type, if it is one that we know
     */
    public static Optional<Ecosystem> ofPurlType(String type) {
        return Arrays.stream(values()).filter(one -> one.purlType.equals(type)).findFirst();
    }
}
