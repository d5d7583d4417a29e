package io.jenkins.plugins.upkeep.dependencies.advisory;

import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A package of which all advisories are wanted.
 *
 * @param component the package, wherever it is named
 * @param release the release of the distribution that it belongs to, such as {@code 12} of Debian; empty where packages have none,
 *     and where it is not known
 */
public record Wanted(Component component, String release) {
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    public Wanted {
        var bare = component.line().isEmpty() && component.release().isEmpty();
        component = bare ? component : at(component, component.version());
    }

    /** A package of its own release, if it has one. */
    public static Wanted of(Component component) {
        return new Wanted(component, component.release());
    }

    /**
     * @return the same package in another version
     */
    public Wanted in(String version) {
        return new Wanted(at(component, version), release);
    }

    private static Component at(Component component, String version) {
        return new Component(
                component.ecosystem(), component.namespace(), component.name(), version, OptionalInt.empty());
    }

    /**
     * @return the version that was published, without the mark of somebody's own build of it
     */
    public String publishedVersion() {
        return Place.published(component.ecosystem(), component.version());
    }

    /**
     * @return the ecosystem's name in OSV data, with the release where there is one: {@code Debian:12}
     */
    public String ecosystemName() {
        return release.isEmpty() ? family() : family() + ":" + release;
    }

    /**
     * @return the ecosystem's name in OSV data, without a release
     */
    public String family() {
        var ubuntu = component.ecosystem() == Ecosystem.DEBIAN
                && component.namespace().equals("ubuntu");
        return ubuntu ? "Ubuntu" : component.ecosystem().osvName();
    }

    /**
     * @param ecosystem the name of an ecosystem in OSV data: {@code Debian:12}
     * @param name the name of a package there, as somebody wrote it
     * @return whether that is this package, in its release as far as that is known
     */
    public boolean is(String ecosystem, String name) {
        return key(ecosystem, name).equals(key()) && isRelease(ecosystem);
    }

    private boolean isRelease(String ecosystem) {
        var unknown = release.isEmpty() || ecosystem.indexOf(':') < 0;
        return unknown || ecosystem.equals(ecosystemName()) || ecosystem.startsWith(ecosystemName() + ":");
    }

    /**
     * @return what all advisories of the package have in common, however they write its name
     */
    public String key() {
        return key(family(), component.fullName());
    }

    /**
     * @param family the name of an ecosystem, with or without a release
     * @param name the name of a package there, as somebody wrote it
     * @return what tells the package from all others
     */
    public static String key(String family, String name) {
        var base = base(family);
        var python = base.equals(Ecosystem.PYPI.osvName());
        return base + " " + (python ? SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT) : name);
    }

    /**
     * @param ecosystem the name of an ecosystem, with or without a release
     * @return the name without the release
     */
    public static String base(String ecosystem) {
        var end = ecosystem.indexOf(':');
        return end < 0 ? ecosystem : ecosystem.substring(0, end);
    }
}
