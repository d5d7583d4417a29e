package io.jenkins.plugins.upkeep.system.prometheus;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import io.jenkins.plugins.upkeep.system.http.WebAnswer;
import io.jenkins.plugins.upkeep.system.http.WebClient;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks a Prometheus for points over time. For one thread. */
public final class PrometheusSource {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_WORDS = 64 << 10;
    private static final ObjectMapper MAPPER = Json.mapper();

    private final WebAddress address;
    private final WebClient client;

    /** One that is waited for as long as a backup can. */
    public PrometheusSource(WebAddress address) {
        this(address, PATIENCE, LONGEST);
    }

    /**
     * @param address where it is
     * @param patience how long it may take until an answer begins
     * @param longest how long it may take until an answer has been read
     */
    public PrometheusSource(WebAddress address, Duration patience, Duration longest) {
        this.address = address;
        this.client = new WebClient(address, patience, longest);
    }

    /**
     * Asks a query.
     *
     * @param query in PromQL
     * @param period at which times
     * @param points takes the answer, point by point
     * @return the answer, read to its end
     * @throws QueryFailedException when there is no whole answer
     * @throws UpkeepException when a point cannot be taken, or nobody answers
     * @throws InterruptedException when this thread was told to stop
     */
    public RangeAnswer ask(String query, TimeSlices period, RangeAnswer.Points points)
            throws UpkeepException, InterruptedException {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("query", query);
        parameters.put("start", Long.toString(period.from().getEpochSecond()));
        parameters.put("end", Long.toString(period.until().getEpochSecond()));
        parameters.put("step", Long.toString(period.step().toSeconds()));
        return read(parameters, new RangeAnswer(points));
    }

    private RangeAnswer read(Map<String, String> parameters, RangeAnswer answer)
            throws UpkeepException, InterruptedException {
        try (var response = client.get("/api/v1/query_range", parameters)) {
            if (response.status() != 200) {
                throw refused(response);
            }
            answer.read(response.body());
            return answer;
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("told to stop while reading an answer of Prometheus");
            }
            throw failed(e);
        }
    }

    private QueryFailedException failed(IOException problem) {
        if (problem instanceof RangeAnswer.StrangeAnswerException) {
            return new QueryFailedException(
                    address + ": its answer " + problem.getMessage() + "; see whether this is a Prometheus", problem);
        }
        if (problem instanceof com.fasterxml.jackson.core.JsonProcessingException) {
            return new QueryFailedException(
                    address + ": its answer is no whole JSON; see whether this is a Prometheus, and its log", problem);
        }
        return new QueryFailedException(
                address + " broke off its answer (" + OneLine.of(problem.getMessage()) + "); see its log", problem);
    }

    private QueryFailedException refused(WebAnswer response) throws IOException {
        var error = error(response.body().readNBytes(MOST_WORDS));
        var said = error.isEmpty() ? "" : ": " + OneLine.of(error);
        return new QueryFailedException(address + " " + response.inWords() + said + advice(response.status()));
    }

    private static String error(byte[] body) {
        try {
            return MAPPER.readTree(body).path("error").asText();
        } catch (IOException e) {
            // A proxy in front of it answers in HTML; its status says enough.
            return "";
        }
    }

    private static String advice(int status) {
        if (status == 401 || status == 403) {
            return "; let this machine ask it without an account, for instance past the proxy in front of it";
        }
        if (status >= 300 && status < 400) {
            return "; write the address that answers by itself into monitoring.prometheus";
        }
        return status == 400 || status == 422 ? "; correct the query" : "; see its log";
    }
}
