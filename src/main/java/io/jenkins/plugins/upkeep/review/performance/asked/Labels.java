package io.jenkins.plugins.upkeep.review.performance.asked;

import java.util.Optional;

/**
 * By which labels Prometheus tells what is a service's own. Ours is {@code service}, as upkeep monitoring render gives it to all that it has
 * scraped.
 *
 * @param service the service's name
 * @param selector labels that the configuration names instead, as they stand in PromQL
 */
public record Labels(String service, Optional<String> selector) {
    /**
     * Selectors without their braces.
     *
     * @param own of metrics of ours
     * @param all of all others
     */
    record Selectors(String own, String all) {}

    /** What Prometheus gives something for where it knows our label. */
    String probe() {
        return "count(up{" + own() + "})";
    }

    private String own() {
        return "service=" + quoted(service);
    }

    /**
     * @param known whether Prometheus knows our label
     */
    Selectors selectors(boolean known) {
        return new Selectors(own(), selector.orElse(known ? own() : unlabelled()));
    }

    /** What nobody has given our label, where it is known of others. */
    Selectors without() {
        return new Selectors(own(), "service=\"\"");
    }

    /** What has the label of another service is not ours in any case. */
    private String unlabelled() {
        return "service=~" + quoted("|" + service.replaceAll("([^\\p{L}\\p{N}])", "\\\\$1"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
