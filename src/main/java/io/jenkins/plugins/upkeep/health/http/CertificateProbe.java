package io.jenkins.plugins.upkeep.health.http;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks how long an endpoint's certificates last: the earliest end counts, on the way to a trusted issuer or, where there is none,
 * in the chain that the server presents. Less than 20 days is a warning, less than 3 days is critical, as in
 * awesome-prometheus-alerts' rules for the blackbox exporter. Whether the chain is trusted is the {@link EndpointProbe}'s to say.
 */
public final class CertificateProbe implements Probe {
    private static final Limit LIMIT = Limit.least((double) Duration.ofDays(20).toSeconds(), (double)
            Duration.ofDays(3).toSeconds());

    private final Endpoint endpoint;
    private final Optional<VerifiedChain> trusted;
    private final Socket socket = new Socket();

    /**
     * @param endpoint an endpoint whose url is of https
     */
    public CertificateProbe(Endpoint endpoint) {
        this(endpoint, Optional.empty());
    }

    CertificateProbe(Endpoint endpoint, Optional<VerifiedChain> trusted) {
        this.endpoint = endpoint;
        this.trusted = trusted;
    }

    @Override
    public String subject() {
        return endpoint.subject() + ", certificate";
    }

    @Override
    public String plan() {
        return subject() + ": read the dates of the chain that "
                + endpoint.url().getHost() + ":" + endpoint.port() + " presents";
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(12);
    }

    @Override
    public ProbeResult look(Clock clock) throws UpkeepException {
        try (socket) {
            var presented = PresentedChain.read(socket, endpoint);
            var now = clock.instant();
            var needed = trust().of(presented, now).orElse(presented);
            return new ProbeResultBuilder().add(reading(needed, presented, now)).build();
        } catch (IOException | GeneralSecurityException e) {
            throw new UpkeepException("no certificate was shown (" + OneLine.of(e.getMessage()) + ")", e);
        }
    }

    private VerifiedChain trust() throws GeneralSecurityException {
        return trusted.isPresent() ? trusted.get() : VerifiedChain.ofJava();
    }

    private Reading reading(List<X509Certificate> needed, List<X509Certificate> presented, Instant now) {
        var earliest = earliest(needed);
        var end = end(earliest);
        var rest = Duration.between(now, end);
        var measurement = Measurement.seconds("api_certificate_remaining", rest).on(endpoint.subject());
        var other = end(earliest(presented)).isBefore(end)
                ? "; " + name(earliest(presented)) + ", which the server presents and nobody needs, ends "
                        + end(earliest(presented))
                : "";
        return new Reading(subject(), seen(earliest, rest, end) + other, measurement, LIMIT, action());
    }

    private static X509Certificate earliest(List<X509Certificate> chain) {
        return chain.stream()
                .min(Comparator.comparing(X509Certificate::getNotAfter))
                .orElseThrow();
    }

    private static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static String seen(X509Certificate certificate, Duration rest, Instant end) {
        var time = Figure.text(Math.abs((double) rest.toSeconds()), Unit.SECONDS);
        var words = rest.isNegative() ? "expired " + time + " ago" : time + " left";
        return words + " (" + name(certificate) + ", until " + end + ")";
    }

    private static String action() {
        return "renew the certificate, put it in place, and see why that did not happen by itself";
    }

    @Override
    public void abandon() {
        try {
            socket.close();
        } catch (IOException e) {
            // Then it is broken already, and its own timeout frees the thread.
        }
    }
}
