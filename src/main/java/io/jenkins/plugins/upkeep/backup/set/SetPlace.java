package io.jenkins.plugins.upkeep.backup.set;

import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a set lies in its store. Each service has a folder of its own, so that sets of {@code app} and {@code app-test}
 * never meet.
 *
 * @param service the service's name, any text
 * @param id the set
 */
public record SetPlace(String service, SetId id) {
    private static final int LONGEST_NAME = 200;
    static final String MANIFEST = "manifest.json";
    private static final String VERIFICATIONS = "verified/";
    static final String REMOVAL = "removed.json";

    /**
     * @param service the service's name, any text
     * @return the prefix of all its keys
     */
    public static String folder(String service) {
        // A name of dots alone would lead out of the store, and URLEncoder leaves dots as they are.
        var name = URLEncoder.encode(service, StandardCharsets.UTF_8).replace("+", "%20");
        return fitting(name.startsWith(".") ? "%2E" + name.substring(1) : name) + "/";
    }

    /** Most file systems end at 255 bytes; the digest tells long names apart. */
    private static String fitting(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - 65) + "-" + Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The key of the lock that one run at a time holds. */
    public static String lock(String service) {
        return folder(service) + "lock";
    }

    /**
     * @return the prefix of all the set's keys
     */
    public String prefix() {
        return folder(service) + id + "/";
    }

    /** The key of a file of the set. */
    public String key(String path) {
        return prefix() + path;
    }

    String manifest() {
        return key(MANIFEST);
    }

    /**
     * @return the prefix of what is written about the set later
     */
    public String verifications() {
        return key(VERIFICATIONS);
    }

    /** Where it is said that the set is being removed. */
    String removal() {
        return key(REMOVAL);
    }

    /** Whether a path within the set is none of its contents, but says something about them and proves itself. */
    public static boolean isSealed(String path) {
        return path.equals(MANIFEST) || path.equals(REMOVAL) || path.startsWith(VERIFICATIONS);
    }
}
