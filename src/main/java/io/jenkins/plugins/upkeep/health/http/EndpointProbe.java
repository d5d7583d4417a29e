package io.jenkins.plugins.upkeep.health.http;

import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * Asks an endpoint several times. One more request goes before the timed ones: it opens the connection, so that the
 * median tells how long the service takes and not how long the handshake does. Redirects are shown, not followed. The
 * first request without an answer ends the probe.
 *
 * @param endpoint the endpoint
 * @param trust which certificates are trusted
 */
public record EndpointProbe(Endpoint endpoint, SSLContext trust) implements Probe {
    private static final Duration ENOUGH = Duration.ofSeconds(15);

    @Override
    public String subject() {
        return endpoint.subject();
    }

    @Override
    public String plan() {
        return subject() + ": ask " + endpoint.place() + " " + (endpoint.requests() + 1) + " times";
    }

    @Override
    public Duration timeout() {
        return ENOUGH.plus(endpoint.patience()).plusSeconds(1);
    }

    /** Two requests are made, and at the first without an answer it ends. */
    @Override
    public Probe within(Duration limit) {
        return new EndpointProbe(endpoint.once(limit.dividedBy(3)), trust);
    }

    @Override
    public ProbeResult look(Clock clock) throws InterruptedException {
        try {
            return judge(ask(new Caller(endpoint, trust)));
        } catch (NoAnswer e) {
            return new ProbeResultBuilder()
                    .add(e.on(subject()))
                    .add(silent("api_response_median", e))
                    .add(silent("api_response_worst", e))
                    .build();
        }
    }

    private List<Answer> ask(Caller caller) throws NoAnswer, InterruptedException {
        var watch = Stopwatch.started();
        var answers = new ArrayList<>(List.of(caller.call()));
        do {
            answers.add(caller.call());
        } while (answers.size() <= endpoint.requests() && watch.elapsed().compareTo(ENOUGH) < 0);
        return answers;
    }

    private ProbeResult judge(List<Answer> answers) {
        var times = answers.stream().skip(1).map(Answer::time).toList();
        return new ProbeResultBuilder()
                .add(new Expectation(endpoint).judge(answers))
                .add(ResponseTime.median(endpoint, times))
                .add(ResponseTime.worst(endpoint, times))
                .build();
    }

    private Measurement silent(String measurement, NoAnswer reason) {
        return Measurement.notMeasurable(measurement, Unit.SECONDS, reason.seen())
                .on(subject());
    }
}
