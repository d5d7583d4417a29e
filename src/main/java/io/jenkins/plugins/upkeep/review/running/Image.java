package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.review.lifecycle.Version;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a docker image.
 *
 * @param reference the whole name: {@code docker.io/library/postgres:15.4-alpine}
 */
record Image(String reference) {
    private static final Pattern FORM = Pattern.compile("(?<path>[^@]+?)(?::(?<tag>[\\w][\\w.-]{0,127}))?(?:@.*)?");
    private static final Map<String, String> PRODUCTS = Map.ofEntries(
            Map.entry("postgres", "postgresql"),
            Map.entry("redis", "redis"),
            Map.entry("valkey", "valkey"),
            Map.entry("nginx", "nginx"),
            Map.entry("python", "python"),
            Map.entry("node", "nodejs"),
            Map.entry("debian", "debian"),
            Map.entry("ubuntu", "ubuntu"),
            Map.entry("eclipse-temurin", "java"),
            Map.entry("openjdk", "java"),
            Map.entry("jenkins", "jenkins"));
    /** The variables in which the images of these products tell their version. */
    private static final Map<String, String> VARIABLES = Map.of(
            "postgresql", "PG_VERSION",
            "redis", "REDIS_VERSION",
            "valkey", "VALKEY_VERSION",
            "nginx", "NGINX_VERSION",
            "python", "PYTHON_VERSION",
            "nodejs", "NODE_VERSION",
            "java", "JAVA_VERSION",
            "jenkins", "JENKINS_VERSION");

    /** The product in it, by the last part of the path; empty for an image of the service's own. */
    Optional<String> product() {
        var form = FORM.matcher(reference);
        if (!form.matches()) {
            return Optional.empty();
        }
        var path = form.group("path");
        return Optional.ofNullable(PRODUCTS.get(path.substring(path.lastIndexOf('/') + 1)));
    }

    /** The version in its tag; empty for {@code latest} and other tags that name none. */
    Optional<Version> tagged() {
        var form = FORM.matcher(reference);
        return form.matches() ? Optional.ofNullable(form.group("tag")).flatMap(Version::parse) : Optional.empty();
    }

    /** The variable of its environment that tells the version; empty when none is known. */
    static Optional<String> variable(String product) {
        return Optional.ofNullable(VARIABLES.get(product));
    }
}
