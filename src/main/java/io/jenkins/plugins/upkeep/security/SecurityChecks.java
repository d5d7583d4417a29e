package io.jenkins.plugins.upkeep.security;

import io.jenkins.plugins.upkeep.config.ApiConfig;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.Endpoint;
import io.jenkins.plugins.upkeep.dependencies.manifest.Manifests;
import io.jenkins.plugins.upkeep.security.audit.Check;
import io.jenkins.plugins.upkeep.security.tls.TlsCheck;
import io.jenkins.plugins.upkeep.security.vulnerability.VulnerabilityCheck;
import io.jenkins.plugins.upkeep.traffic.AccessLogsConfig;
import io.jenkins.plugins.upkeep.traffic.TrafficFamily;
import java.util.ArrayList;
import java.util.List;

/** The checks that a configuration asks for: each part that upkeep.yaml names is looked at, and no other. */
final class SecurityChecks {
    private static final List<Part> PARTS =
            List.of(SecurityChecks::certificates, SecurityChecks::libraries, SecurityChecks::accessLogs);

    private SecurityChecks() {}

    /** One kind of checks. */
    @FunctionalInterface
    private interface Part {
        List<Check> of(Config config, SecurityConfig security) throws ConfigException;
    }

    static List<Check> of(Config config, SecurityConfig security) throws ConfigException {
        var checks = new ArrayList<Check>();
        for (var part : PARTS) {
            checks.addAll(part.of(config, security));
        }
        return checks;
    }

    private static List<Check> certificates(Config config, SecurityConfig security) throws ConfigException {
        var endpoints = config.find(ApiConfig.class).map(ApiConfig::endpoints).orElse(List.of()).stream()
                .map(Endpoint::url)
                .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                .toList();
        return endpoints.isEmpty() && security.tls().servers().isEmpty()
                ? List.of()
                : List.of(TlsCheck.of(security.tls(), endpoints));
    }

    private static List<Check> libraries(Config config, SecurityConfig security) {
        return security.dependencies()
                .map(some -> List.<Check>of(VulnerabilityCheck.of(some, Manifests::read)))
                .orElse(List.of());
    }

    private static List<Check> accessLogs(Config config, SecurityConfig security) throws ConfigException {
        return config.find(AccessLogsConfig.class).isEmpty()
                ? List.of()
                : List.of(new AccessReviewCheck(TrafficFamily.review(config)));
    }
}
