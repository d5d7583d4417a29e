package io.jenkins.plugins.upkeep.monitoring.render;

import static io.jenkins.plugins.upkeep.monitoring.render.Documents.map;

import io.jenkins.plugins.upkeep.config.Endpoint;
import io.jenkins.plugins.upkeep.config.MonitoringConfig.Scrape;
import io.jenkins.plugins.upkeep.monitoring.rules.MonitoredService;
import io.jenkins.plugins.upkeep.monitoring.rules.MonitoredService.Part;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The configuration of Prometheus for a service. Every target has the label {@code service}; our own metrics have it already, and the
 * label {@code job} of the page of Jenkins is the job there, so both keep theirs.
 *
 * @param service the service
 */
record PrometheusFile(MonitoredService service) {
    private static final String METRICS = "/metrics";

    Map<String, Object> content(String rules) {
        var content = map(
                "global", map("scrape_interval", interval(), "evaluation_interval", interval()),
                "rule_files", List.of(rules));
        service.monitoring().alertmanager().ifPresent(url -> content.put("alerting", alerting(url)));
        content.put("scrape_configs", jobs());
        return content;
    }

    private Scrape scrape() {
        return service.monitoring().scrape();
    }

    private String interval() {
        return Math.max(1, scrape().interval().toSeconds()) + "s";
    }

    private static Map<String, Object> alerting(URI url) {
        var manager = map("scheme", url.getScheme());
        if (!path(url).isEmpty()) {
            manager.put("path_prefix", path(url));
        }
        manager.put("static_configs", List.of(map("targets", List.of(place(url)))));
        return map("alertmanagers", List.of(manager));
    }

    private List<Map<String, Object>> jobs() {
        var jobs = new ArrayList<Map<String, Object>>();
        if (service.isScraped()) {
            jobs.add(job("upkeep", "http", METRICS, List.of(scrape().exporter()), true));
        }
        jobs.addAll(api());
        if (service.has(Part.HOST) || !service.isScraped()) {
            jobs.add(job("node", "http", METRICS, List.of(scrape().node()), !service.isScraped()));
        }
        exporter(Part.DATABASE, "postgres", scrape().postgres()).ifPresent(jobs::add);
        exporter(Part.REDIS, "redis", scrape().redis()).ifPresent(jobs::add);
        scrape().jenkins()
                .ifPresent(url -> jobs.add(
                        job("jenkins", url.getScheme(), path(url) + "/prometheus/", List.of(place(url)), true)));
        return jobs;
    }

    /** What differs in more than the host needs a job of its own. */
    private List<Map<String, Object>> api() {
        var pages = scrape().api().isEmpty()
                ? service.endpoints().stream()
                        .map(Endpoint::url)
                        .map(url -> url.resolve(METRICS))
                        .distinct()
                        .toList()
                : scrape().api();
        var byKind = pages.stream()
                .collect(Collectors.groupingBy(
                        url -> url.getScheme() + " " + (path(url).isEmpty() ? METRICS : path(url)),
                        TreeMap::new,
                        Collectors.mapping(PrometheusFile::place, Collectors.toList())));
        var jobs = new ArrayList<Map<String, Object>>();
        byKind.forEach((kind, places) -> {
            var words = kind.split(" ", 2);
            var name = jobs.isEmpty() ? "api" : "api-" + (jobs.size() + 1);
            jobs.add(job(name, words[0], words[1], places.stream().distinct().toList(), false));
        });
        return jobs;
    }

    private Optional<Map<String, Object>> exporter(Part part, String name, String place) {
        return service.has(part) ? Optional.of(job(name, "http", METRICS, List.of(place), false)) : Optional.empty();
    }

    private Map<String, Object> job(String name, String scheme, String path, List<String> places, boolean ours) {
        var job = map("job_name", name, "scheme", scheme, "metrics_path", path);
        if (ours) {
            job.put("honor_labels", true);
        }
        job.put("static_configs", List.of(map("targets", places, "labels", Map.of("service", service.name()))));
        return job;
    }

    private static String path(URI url) {
        return Optional.ofNullable(url.getRawPath()).orElse("").replaceFirst("/+$", "");
    }

    private static String place(URI url) {
        var port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return url.getHost() + ":" + port;
    }
}
