package io.jenkins.plugins.upkeep.system.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads an answer of Prometheus to a query over a range, one point after the other, with no more than one series' labels in
 * memory. Used once, by one thread.
 */
public final class RangeAnswer {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final int MOST_LABELS = 1000;
    private static final int MOST_WARNINGS = 5;

    /** As Go writes a number; nothing of it has a meaning in CSV. */
    private static final Pattern NUMBER = Pattern.compile("NaN|[+-]?Inf|[+-]?[0-9.]+([eE][+-]?[0-9]+)?");

    private final Points points;
    private final List<String> warnings = new ArrayList<>();
    private String status = "";
    private boolean histograms;

    RangeAnswer(Points points) {
        this.points = points;
    }

    /** Takes points. */
    @FunctionalInterface
    public interface Points {
        /**
         * Takes a point.
         *
         * @param labels the labels of its series, as a JSON object with sorted names
         * @param value a number, or {@code NaN}, {@code +Inf} or {@code -Inf}
         * @throws UpkeepException when it cannot be taken
         */
        void point(Instant time, String labels, String value) throws UpkeepException;
    }

    /** An answer is not what Prometheus answers. */
    static final class StrangeAnswerException extends IOException {
        private static final long serialVersionUID = 1L;

        private StrangeAnswerException(String message) {
            super(message);
        }
    }

    /**
     * Reads the answer to its end.
     *
     * @throws StrangeAnswerException when it is none, or is none of success
     * @throws IOException when it cannot be read, or is no JSON
     * @throws UpkeepException when a point cannot be taken
     */
    void read(InputStream stream) throws IOException, UpkeepException {
        try (var json = JSON.createParser(stream)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "is no JSON object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                member(json);
            }
            require(json.nextToken() == null, "goes on after its end");
        }
        require(status.equals("success"), "does not say that it is a success");
    }

    private void member(JsonParser json) throws IOException, UpkeepException {
        var name = json.currentName();
        json.nextToken();
        switch (name) {
            case "status" -> status = json.getValueAsString("");
            case "warnings" -> warnings(json);
            case "data" -> data(json);
            default -> json.skipChildren();
        }
    }

    private void warnings(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, "has warnings that are no list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.VALUE_STRING, "has a warning that is no text");
            if (warnings.size() < MOST_WARNINGS) {
                warnings.add(json.getText());
            }
        }
    }

    private void data(JsonParser json) throws IOException, UpkeepException {
        require(json.currentToken() == JsonToken.START_OBJECT, "has no data");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            var value = json.nextToken();
            if (name.equals("result")) {
                require(value == JsonToken.START_ARRAY, "has a result that is no list");
                result(json);
            } else if (name.equals("resultType")) {
                require("matrix".equals(json.getValueAsString()), "has no points over time as its result");
            } else {
                json.skipChildren();
            }
        }
    }

    private void result(JsonParser json) throws IOException, UpkeepException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.START_OBJECT, "has a series that is no object");
            series(json);
        }
    }

    private void series(JsonParser json) throws IOException, UpkeepException {
        String labels = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "metric" -> labels = labels(json);
                case "values" -> values(json, labels);
                case "histograms" -> {
                    histograms = true;
                    json.skipChildren();
                }
                default -> json.skipChildren();
            }
        }
    }

    private static String labels(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT, "has a series without labels");
        Map<String, String> labels = new TreeMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            require(json.nextToken() == JsonToken.VALUE_STRING, "has a label that is no text");
            labels.put(name, json.getText());
            require(labels.size() <= MOST_LABELS, "has a series of more than " + MOST_LABELS + " labels");
        }
        return MAPPER.writeValueAsString(labels);
    }

    private void values(JsonParser json, String labels) throws IOException, UpkeepException {
        require(labels != null, "has values before it says of what");
        require(json.currentToken() == JsonToken.START_ARRAY, "has values that are no list");
        while (json.nextToken() == JsonToken.START_ARRAY) {
            require(json.nextToken().isNumeric(), "has a point without a time");
            var time = time(json.getDecimalValue());
            require(json.nextToken() == JsonToken.VALUE_STRING, "has a point without a value");
            var value = json.getText();
            require(NUMBER.matcher(value).matches(), "has a value that is no number");
            require(json.nextToken() == JsonToken.END_ARRAY, "has a point of more than time and value");
            points.point(time, labels, value);
        }
        require(json.currentToken() == JsonToken.END_ARRAY, "has a point that is no pair");
    }

    private static Instant time(BigDecimal seconds) throws StrangeAnswerException {
        try {
            require(seconds.abs().compareTo(BigDecimal.valueOf(1e12)) < 0, "has a time out of all bounds");
            return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
        } catch (DateTimeException | ArithmeticException e) {
            throw new StrangeAnswerException("has a time that is none");
        }
    }

    private static void require(boolean holds, String otherwise) throws StrangeAnswerException {
        if (!holds) {
            throw new StrangeAnswerException(otherwise);
        }
    }

    /**
     * @return what the server warns of: the answer may lack something
     */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * @return whether there were native histograms, which have no single values
     */
    public boolean hasHistograms() {
        return histograms;
    }
}
