package io.jenkins.plugins.upkeep.health.http;

import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * Asks an endpoint once and judges what it answers, not how long that takes: for a service that has just been started.
 *
 * @param endpoint the endpoint
 * @param trust which certificates are trusted
 */
public record AnswerProbe(Endpoint endpoint, SSLContext trust) implements Probe {
    @Override
    public String subject() {
        return endpoint.subject();
    }

    @Override
    public String plan() {
        return subject() + ": ask " + endpoint.place() + " once";
    }

    @Override
    public Duration timeout() {
        return endpoint.patience().plusSeconds(1);
    }

    @Override
    public Probe within(Duration limit) {
        return new AnswerProbe(endpoint.once(limit), trust);
    }

    @Override
    public ProbeResult look(Clock clock) throws InterruptedException {
        try {
            var answer = new Caller(endpoint, trust).call();
            return new ProbeResultBuilder()
                    .add(new Expectation(endpoint).judge(List.of(answer)))
                    .build();
        } catch (NoAnswer e) {
            return ProbeResult.of(e.on(subject()));
        }
    }
}
