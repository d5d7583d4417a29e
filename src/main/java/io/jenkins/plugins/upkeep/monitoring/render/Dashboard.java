package io.jenkins.plugins.upkeep.monitoring.render;

import static io.jenkins.plugins.upkeep.monitoring.render.Documents.map;

import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.monitoring.rules.MonitoredService;
import io.jenkins.plugins.upkeep.monitoring.rules.MonitoredService.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The dashboard of a service for Grafana, which asks for the data source when it is imported.
 *
 * @param service the service
 */
record Dashboard(MonitoredService service) {
    private static final int SCHEMA = 41;
    private static final int WIDTH = 24;
    private static final int PANEL_WIDTH = 8;
    private static final int PANEL_HEIGHT = 8;
    private static final String LINES = "timeseries";
    private static final String FIGURE = "stat";
    private static final String TABLE = "table";
    private static final String TASK = "{{task}}";
    private static final Map<String, Object> SOURCE = Map.of("type", "prometheus", "uid", "${datasource}");

    Map<String, Object> content() {
        var content = map("uid", uid(), "title", "Upkeep: " + service.name());
        content.put("tags", List.of("upkeep"));
        content.put("schemaVersion", SCHEMA);
        content.put("version", 1);
        content.put("editable", true);
        content.put("refresh", "1m");
        content.put("time", Map.of("from", "now-7d", "to", "now"));
        content.put("timezone", "browser");
        content.put("templating", Map.of("list", List.of(source())));
        content.put("annotations", Map.of("list", List.of()));
        content.put("panels", placed());
        return content;
    }

    /** The same for the same service, so that importing it again replaces it. */
    private String uid() {
        return "upkeep-"
                + UUID.nameUUIDFromBytes(service.name().getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 18);
    }

    private static Map<String, Object> source() {
        return map(
                "name",
                "datasource",
                "label",
                "Data source",
                "type",
                "datasource",
                "query",
                "prometheus",
                "current",
                Map.of(),
                "hide",
                0,
                "options",
                List.of(),
                "refresh",
                1);
    }

    private List<Map<String, Object>> placed() {
        var perRow = WIDTH / PANEL_WIDTH;
        var placed = new ArrayList<Map<String, Object>>();
        for (var panel : panels()) {
            var at = placed.size();
            var place = map(
                    "h",
                    PANEL_HEIGHT,
                    "w",
                    PANEL_WIDTH,
                    "x",
                    at % perRow * PANEL_WIDTH,
                    "y",
                    at / perRow * PANEL_HEIGHT);
            placed.add(panel.content(at + 1, place, SOURCE));
        }
        return placed;
    }

    private List<Panel> panels() {
        var panels = new ArrayList<Panel>();
        panels.addAll(tasks());
        if (service.has(Part.BACKUP)) {
            panels.addAll(backups());
        }
        if (service.has(Part.ACCESS_LOG)) {
            panels.addAll(api());
        }
        panels.addAll(parts());
        service.monitoring()
                .metrics()
                .forEach(figure -> panels.add(
                        Panel.of(LINES, figure.name(), "short", ours(figure.name()), legend(figure.labels()))));
        panels.addAll(exporter());
        return panels;
    }

    private static String legend(List<String> labels) {
        return labels.isEmpty() ? "value" : "{{" + String.join("}} {{", labels) + "}}";
    }

    private String ours(String metric) {
        return metric + "{" + service.selector() + "}";
    }

    private List<Panel> tasks() {
        return List.of(
                Panel.of(
                        TABLE,
                        "Last status: 0 OK, 1 warning, 2 critical, 3 unknown",
                        "short",
                        ours(Vocabulary.LAST_STATUS.name()),
                        TASK),
                Panel.of(LINES, "Time since the last run", "s", "time() - " + ours(Vocabulary.LAST_RUN.name()), TASK),
                Panel.of(
                        LINES,
                        "Time since the last success",
                        "s",
                        "time() - " + ours(Vocabulary.LAST_SUCCESS.name()),
                        TASK),
                Panel.of(
                        LINES, "Findings", "short", ours(Vocabulary.FINDINGS.name()) + " > 0", "{{task}} {{severity}}"),
                Panel.of(LINES, "Duration", "s", ours(Vocabulary.DURATION.name()), TASK));
    }

    private List<Panel> backups() {
        return List.of(
                Panel.of(
                                FIGURE,
                                "Age of the newest verified backup",
                                "s",
                                "time() - " + ours(Vocabulary.NEWEST_BACKUP.name()),
                                TASK)
                        .and(ours(Vocabulary.BACKUP_AGE.name()), "when last scraped"),
                Panel.of(LINES, "Drills: time to bring it back, and loss", "s", ours(Vocabulary.RTO.name()), "RTO")
                        .and(ours(Vocabulary.RPO.name()), "RPO"));
    }

    private List<Panel> api() {
        var duration = Vocabulary.API_DURATION.name();
        var buckets = "sum by (le) (rate(" + ours(duration + "_bucket") + "[5m]))";
        var requests = ours(Vocabulary.API_REQUESTS.name());
        return List.of(
                Panel.of(LINES, "Requests a second", "reqps", "sum by (code) (rate(" + requests + "[5m]))", "{{code}}"),
                Panel.of(
                        LINES,
                        "Busiest endpoints",
                        "reqps",
                        "topk(10, sum by (method, endpoint) (rate(" + requests + "[5m])))",
                        "{{method}} {{endpoint}}"),
                Panel.of(LINES, "Response time", "s", "histogram_quantile(0.5, " + buckets + ")", "median")
                        .and("histogram_quantile(0.95, " + buckets + ")", "95 %")
                        .and(rate(duration + "_sum") + " / " + rate(duration + "_count"), "average"),
                Panel.of(
                        LINES,
                        "Lines of the access log that are not understood",
                        "short",
                        "rate(" + ours(Vocabulary.LOG_MALFORMED.name()) + "[5m])",
                        "a second"));
    }

    private String rate(String metric) {
        return "sum(rate(" + ours(metric) + "[5m]))";
    }

    private List<Panel> parts() {
        var panels = new ArrayList<Panel>();
        var answers = new ArrayList<Panel.Query>();
        if (service.has(Part.DATABASE)) {
            answers.add(new Panel.Query(ours(Vocabulary.DATABASE_UP.name()), "database"));
        }
        if (service.has(Part.REDIS)) {
            answers.add(new Panel.Query(ours(Vocabulary.REDIS_UP.name()), "Redis"));
        }
        if (!answers.isEmpty()) {
            panels.add(new Panel(LINES, "Answers: 1 yes, 0 no", "short", answers));
        }
        if (service.has(Part.HOST)) {
            panels.add(Panel.of(LINES, "Memory used", "percentunit", ours(Vocabulary.MEMORY_USED.name()), "used"));
        }
        if (service.has(Part.DISKS)) {
            panels.add(Panel.of(LINES, "Disk available", "bytes", measured(Vocabulary.DISK_AVAILABLE), "{{subject}}"));
            panels.add(Panel.of(
                    LINES, "Time until the disk is full", "s", measured(Vocabulary.DISK_UNTIL_FULL), "{{subject}}"));
        }
        return panels;
    }

    private String measured(String name) {
        return Vocabulary.MEASUREMENT.name() + "{" + service.selector() + ",name=\"" + name + "\"}";
    }

    private List<Panel> exporter() {
        return List.of(
                Panel.of(LINES, "Sources: 1 read, 0 not", "short", ours(Vocabulary.SOURCE_UP.name()), "{{source}}")
                        .and(ours(Vocabulary.METRIC_UP.name()), "{{metric}}"),
                Panel.of(LINES, "Duration of a scrape", "s", ours(Vocabulary.SCRAPE_DURATION.name()), "all")
                        .and(ours(Vocabulary.SOURCE_DURATION.name()), "{{source}}"));
    }
}
