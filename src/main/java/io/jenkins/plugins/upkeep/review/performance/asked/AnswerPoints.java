package io.jenkins.plugins.upkeep.review.performance.asked;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.review.performance.figure.Figure;
import io.jenkins.plugins.upkeep.review.performance.figure.Source;
import io.jenkins.plugins.upkeep.review.performance.figure.Track;
import io.jenkins.plugins.upkeep.review.trend.Series;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.system.prometheus.RangeAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The points of one answer, by their series. Of very many series those nearest to their limit are followed. For one thread. */
final class AnswerPoints implements RangeAnswer.Points {
    static final int MOST_SERIES = 20;
    private static final int MOST_POINTS = 200_000;
    private static final int LONGEST_SUBJECT = 200;
    private static final String INSTANCE = "instance";
    private static final ObjectMapper MAPPER = Json.mapper();

    private final Map<String, List<History.Point>> series = new LinkedHashMap<>();
    private int seen;

    @Override
    public void point(Instant time, String labels, String value) throws UpkeepException {
        seen++;
        if (seen > MOST_POINTS) {
            throw new UpkeepException(
                    "gives more than " + MOST_POINTS + " points; aggregate it, as in sum by (instance) (…)");
        }
        var number = number(value);
        if (Math.abs(number) <= Series.LARGEST) {
            series.computeIfAbsent(labels, key -> new ArrayList<>()).add(new History.Point(time, number));
        }
    }

    private static double number(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            // Go writes infinity as +Inf, which is of no use either.
            return Double.NaN;
        }
    }

    boolean isEmpty() {
        return series.isEmpty();
    }

    /** How many series there are. */
    int size() {
        return series.size();
    }

    /** Whether there are more series than are followed. */
    boolean hasMore() {
        return series.size() > MOST_SERIES;
    }

    List<Track> tracks(Figure figure) {
        return series.entrySet().stream()
                .map(entry ->
                        Track.of(figure, subject(entry.getKey()), Source.PROMETHEUS, entry.getValue(), figure.limit()))
                .sorted(Comparator.comparingDouble(Track::distance))
                .limit(MOST_SERIES)
                .toList();
    }

    /** A lone label needs no name: {@code / on db:9100}, {@code endpoint /orders, method GET on api:8000}. */
    private static String subject(String labels) {
        var map = map(labels);
        map.remove("__name__");
        var instance = map.size() > 1 ? map.remove(INSTANCE) : null;
        var words = map.size() == 1
                ? map.values().iterator().next()
                : map.entrySet().stream()
                        .map(label -> label.getKey() + " " + label.getValue())
                        .collect(Collectors.joining(", "));
        var line = OneLine.of(instance == null ? words : words + " on " + instance);
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT) + "…";
    }

    private static Map<String, String> map(String labels) {
        try {
            return MAPPER.readValue(labels, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels that were just written are no JSON: " + labels, e);
        }
    }
}
