package io.jenkins.plugins.upkeep.health;

import io.jenkins.plugins.upkeep.config.ApiConfig;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.health.http.AnswerProbe;
import io.jenkins.plugins.upkeep.health.http.CertificateProbe;
import io.jenkins.plugins.upkeep.health.http.Endpoint;
import io.jenkins.plugins.upkeep.health.http.EndpointProbe;
import io.jenkins.plugins.upkeep.health.probe.Probe;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** What looks at the endpoints of a service. */
final class HttpProbes {
    private HttpProbes() {}

    static List<Probe> of(ApiConfig api) throws ConfigException {
        var trust = trust();
        return api.endpoints().stream()
                .map(Endpoint::of)
                .flatMap(endpoint -> probes(endpoint, trust))
                .toList();
    }

    /** Whether they answer as they should, and not how fast. */
    static List<Probe> answers(ApiConfig api) throws ConfigException {
        var trust = trust();
        return api.endpoints().stream()
                .map(Endpoint::of)
                .map(endpoint -> (Probe) new AnswerProbe(endpoint, trust))
                .toList();
    }

    private static Stream<Probe> probes(Endpoint endpoint, SSLContext trust) {
        var answers = new EndpointProbe(endpoint, trust);
        return endpoint.isSecure() ? Stream.of(answers, new CertificateProbe(endpoint)) : Stream.of(answers);
    }

    private static SSLContext trust() throws ConfigException {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new ConfigException("Java's trust store cannot be read; check javax.net.ssl.trustStore", e);
        }
    }
}
