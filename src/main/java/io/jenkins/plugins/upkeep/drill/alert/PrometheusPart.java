package io.jenkins.plugins.upkeep.drill.alert;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks whether Prometheus would hand its alerts to the Alertmanager that is tested.
 *
 * @param prometheus where Prometheus answers
 * @param alertmanager where the Alertmanager answers
 * @param report takes what is seen
 */
record PrometheusPart(URI prometheus, URI alertmanager, ReportBuilder report) {
    void look() throws UpkeepException, InterruptedException {
        var documents = new Documents(prometheus);
        var subject = "prometheus " + documents.address();
        var data = documents.json("/api/v1/alertmanagers").path("data");
        var active = urls(data.path("activeAlertmanagers"));
        var dropped = urls(data.path("droppedAlertmanagers"));
        if (!dropped.isEmpty()) {
            report.add(Finding.warning(
                    subject,
                    "has dropped " + dropped.size() + " Alertmanagers: " + String.join(", ", dropped),
                    "none dropped",
                    "see relabel_configs below alerting in prometheus.yml"));
        }
        report.add(judge(subject, active));
    }

    private Finding judge(String subject, List<String> active) {
        if (active.isEmpty()) {
            return Finding.critical(
                    subject,
                    "knows no Alertmanager: none of its alerts reaches anybody",
                    alertmanager.toString(),
                    "name " + alertmanager + " below alerting.alertmanagers in prometheus.yml, and reload it");
        }
        if (active.stream().noneMatch(this::isOurs)) {
            return Finding.warning(
                    subject,
                    "sends its alerts to " + String.join(", ", active) + ", and not to the one tested here",
                    alertmanager.toString(),
                    "correct monitoring.alertmanager, or alerting.alertmanagers in prometheus.yml");
        }
        return Finding.info(subject, "sends its alerts to " + String.join(", ", active));
    }

    private static List<String> urls(JsonNode list) {
        var urls = new ArrayList<String>();
        list.forEach(each -> urls.add(each.path("url").asText()));
        return urls;
    }

    /** The same server may be called by several names. */
    private boolean isOurs(String url) {
        try {
            var other = URI.create(url);
            return other.getHost() != null
                    && port(other) == port(alertmanager)
                    && (other.getHost().equals(alertmanager.getHost())
                            || addresses(other).stream().anyMatch(addresses(alertmanager)::contains));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    }

    private static Set<InetAddress> addresses(URI url) {
        var host = Optional.ofNullable(url.getHost()).orElse("");
        try {
            return Set.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            // Prometheus may stand elsewhere, where the name is known.
            return Set.of();
        }
    }
}
