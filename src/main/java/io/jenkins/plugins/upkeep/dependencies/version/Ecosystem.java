package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.Arrays;
import java.util.Optional;

/** Where packages come from: what names and versions mean there. */
public enum Ecosystem {
    /** Python's packages. */
    PYPI("PyPI", "pypi", new Pep440Order()),
    /** Packages of Node.js. */
    NPM("npm", "npm", new NpmOrder()),
    /** Packages of Java. */
    MAVEN("Maven", "maven", new MavenOrder()),
    /** Packages of Debian and what is made from it. */
    DEBIAN("Debian", "deb", new DebianOrder());

    private final String osvName;
    private final String purlType;
    private final VersionOrder order;

    Ecosystem(String osvName, String purlType, VersionOrder order) {
        this.osvName = osvName;
        this.purlType = purlType;
        this.order = order;
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
        return order;
    }

    /**
     * @param type a type of package URLs
     * @return the ecosystem with that type, if it is one that we know
     */
    public static Optional<Ecosystem> ofPurlType(String type) {
        return Arrays.stream(values()).filter(one -> one.purlType.equals(type)).findFirst();
    }
}
