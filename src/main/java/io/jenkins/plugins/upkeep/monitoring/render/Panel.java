package io.jenkins.plugins.upkeep.monitoring.render;

import static io.jenkins.plugins.upkeep.monitoring.render.Documents.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A panel of a dashboard.
 *
 * @param kind how it is drawn, as Grafana names it: {@code timeseries}, {@code stat}, {@code table}
 * @param title its title
 * @param unit the unit of its numbers, as Grafana names it: {@code s}, {@code percentunit}
 * @param queries what it shows, each with the legend
 */
record Panel(String kind, String title, String unit, List<Query> queries) {
    private static final int FIRST = 'A';

    Panel {
        queries = List.copyOf(queries);
    }

    /**
     * What is shown.
     *
     * @param expression PromQL
     * @param legend the name of a line: {@code {{task}}}
     */
    record Query(String expression, String legend) {}

    static Panel of(String kind, String title, String unit, String expression, String legend) {
        return new Panel(kind, title, unit, List.of(new Query(expression, legend)));
    }

    Panel and(String expression, String legend) {
        var more = new ArrayList<>(queries);
        more.add(new Query(expression, legend));
        return new Panel(kind, title, unit, more);
    }

    Map<String, Object> content(int id, Map<String, Object> place, Map<String, Object> source) {
        var targets = new ArrayList<Map<String, Object>>();
        for (var query : queries) {
            var target = map(
                    "refId", Character.toString(FIRST + targets.size()),
                    "datasource", source,
                    "expr", query.expression(),
                    "legendFormat", query.legend(),
                    "instant", !kind.equals("timeseries"),
                    "range", kind.equals("timeseries"));
            if (kind.equals("table")) {
                target.put("format", "table");
            }
            targets.add(target);
        }
        return map(
                "id", id,
                "type", kind,
                "title", title,
                "datasource", source,
                "gridPos", place,
                "fieldConfig", map("defaults", map("unit", unit), "overrides", List.of()),
                "options", Map.of(),
                "targets", targets);
    }
}
