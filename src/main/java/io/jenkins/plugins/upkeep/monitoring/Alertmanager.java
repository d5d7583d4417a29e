package io.jenkins.plugins.upkeep.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.config.MonitoringConfig;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import io.jenkins.plugins.upkeep.system.http.WebAnswer;
import io.jenkins.plugins.upkeep.system.http.WebClient;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An Alertmanager, spoken to by the second version of its API. An exchange takes ten seconds at most. Safe for use by several
 * threads. Each method fails with a line that names the address, what was wrong and what to do, and with an
 * {@link InterruptedException} when its thread is told to stop.
 */
public final class Alertmanager {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final int MOST = 32 << 20;
    private static final int MOST_WORDS = 2_000;
    private static final String SILENCES = "/api/v2/silences";
    private static final ObjectMapper MAPPER = Json.mapper();

    private final WebAddress address;
    private final WebClient client;

    /**
     * @param address where it answers, of the scheme http or https
     */
    public Alertmanager(URI address) {
        this.address = WebAddress.of(address);
        this.client = new WebClient(this.address, PATIENCE, LONGEST);
    }

    /**
     * @param config the service's monitoring
     * @return its Alertmanager, when it names one
     */
    public static Optional<Alertmanager> of(MonitoringConfig config) {
        return config.alertmanager().map(Alertmanager::new);
    }

    /**
     * @return where it answers, without an account
     */
    public String address() {
        return address.toString();
    }

    /** Tells of alerts: new ones, and ones that are over. */
    public void post(List<Alert> alerts) throws UpkeepException, InterruptedException {
        var document = AlertmanagerJson.text(
                alerts.stream().map(AlertmanagerJson::alert).toList());
        try (var answer = client.post("/api/v2/alerts", document)) {
            requireSuccess("alerts", answer);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /**
     * Lists the alerts that are not over.
     *
     * @param filter the conditions that they meet, all of them
     * @return the alerts, silenced ones among them
     */
    public List<KnownAlert> alerts(List<Matcher> filter) throws UpkeepException, InterruptedException {
        return read("/api/v2/alerts", filter, node -> AlertmanagerJson.each(node, AlertmanagerJson::alert));
    }

    /**
     * Lists silences, those that are over among them.
     *
     * @param filter conditions of which each silence has each, word by word
     * @return the silences
     */
    public List<Silence> silences(List<Matcher> filter) throws UpkeepException, InterruptedException {
        return read(SILENCES, List.of(), node -> AlertmanagerJson.each(node, AlertmanagerJson::silence)).stream()
                .filter(silence -> silence.matchers().containsAll(filter))
                .toList();
    }

    /**
     * @param id of a silence
     * @return the silence; empty when there is none, for one that is over is forgotten after some days
     */
    public Optional<Silence> silence(String id) throws UpkeepException, InterruptedException {
        try (var answer = client.get(path(id), Map.of())) {
            return answer.status() == 404
                    ? Optional.empty()
                    : Optional.of(parsed("silence " + id, answer, AlertmanagerJson::silence));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /**
     * Makes a silence, or changes the one whose id it has.
     *
     * @param silence what shall be
     * @return its id; another one than before when Alertmanager had to end the old one and begin a new one
     */
    public String put(Silence silence) throws UpkeepException, InterruptedException {
        try (var answer = client.post(SILENCES, AlertmanagerJson.text(AlertmanagerJson.silence(silence)))) {
            return parsed("silence", answer, node -> node.path("silenceID").asText());
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Ends a silence; one that is over, or that is not known, is left as it is. */
    public void expire(String id) throws UpkeepException, InterruptedException {
        if (silence(id).filter(found -> !found.isExpired()).isEmpty()) {
            return;
        }
        try (var answer = client.delete(path(id))) {
            requireSuccess("silence " + id, answer);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /**
     * @return how it is
     */
    public AlertmanagerStatus status() throws UpkeepException, InterruptedException {
        return read("/api/v2/status", List.of(), AlertmanagerJson::status);
    }

    private static String path(String id) {
        return "/api/v2/silence/" + java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8);
    }

    private <T> T read(String path, List<Matcher> filter, Function<JsonNode, T> form)
            throws UpkeepException, InterruptedException {
        var parameters = filter.stream()
                .map(matcher -> Map.entry("filter", matcher.toString()))
                .toList();
        try (var answer = client.get(path, parameters)) {
            return parsed(path, answer, form);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private <T> T parsed(String what, WebAnswer answer, Function<JsonNode, T> form)
            throws UpkeepException, InterruptedException, IOException {
        requireSuccess(what, answer);
        try {
            return form.apply(MAPPER.readTree(answer.body().readNBytes(MOST)));
        } catch (JsonProcessingException | DateTimeException e) {
            throw new UpkeepException(
                    address + ": its answer on " + what
                            + " is not one of Alertmanager; correct monitoring.alertmanager",
                    e);
        }
    }

    private UpkeepException broken(IOException problem) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("told to stop while Alertmanager answered");
        }
        return new UpkeepException(
                address + " broke off its answer (" + OneLine.of(problem.getMessage()) + "); see its log", problem);
    }

    private void requireSuccess(String what, WebAnswer answer) throws UpkeepException, IOException {
        if (answer.status() / 100 != 2) {
            var said = said(answer.body().readNBytes(MOST_WORDS));
            throw new UpkeepException(address + " " + answer.inWords() + " on " + what
                    + (said.isEmpty() ? "" : ": " + OneLine.of(said)) + advice(answer.status()));
        }
    }

    /** Alertmanager says what is wrong as a JSON text or under {@code message}; a proxy in front of it answers in HTML. */
    private static String said(byte[] body) {
        try {
            var node = MAPPER.readTree(body);
            return node.isTextual() ? node.asText() : node.path("message").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private static String advice(int status) {
        if (status == 401 || status == 403) {
            return "; let this machine reach it without an account, for instance past the proxy in front of it";
        }
        if (status / 100 == 3 || status == 404) {
            return "; write the address that answers by itself into monitoring.alertmanager";
        }
        return status / 100 == 4 ? "; correct what is asked of it" : "; see its log";
    }
}
