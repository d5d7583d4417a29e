package io.jenkins.plugins.upkeep.security;

import io.jenkins.plugins.upkeep.config.ApiConfig;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.config.Endpoint;
import io.jenkins.plugins.upkeep.config.RedisConfig;
import io.jenkins.plugins.upkeep.dependencies.LibrariesConfig;
import io.jenkins.plugins.upkeep.security.audit.Check;
import io.jenkins.plugins.upkeep.security.exposure.ExposureCheck;
import io.jenkins.plugins.upkeep.security.files.SecretFilesCheck;
import io.jenkins.plugins.upkeep.security.keys.KeyAgeCheck;
import io.jenkins.plugins.upkeep.security.postgres.DatabaseAccountsCheck;
import io.jenkins.plugins.upkeep.security.redis.RedisExposureCheck;
import io.jenkins.plugins.upkeep.security.tls.TlsCheck;
import io.jenkins.plugins.upkeep.security.vulnerability.VulnerabilityCheck;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.traffic.AccessLogsConfig;
import io.jenkins.plugins.upkeep.traffic.TrafficFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The checks that a configuration asks for: each part that upkeep.yaml names is looked at, and no other. */
final class SecurityChecks {
    private static final List<Part> PARTS = List.of(
            SecurityChecks::keys,
            SecurityChecks::secretFiles,
            SecurityChecks::certificates,
            SecurityChecks::libraries,
            SecurityChecks::database,
            SecurityChecks::redis,
            SecurityChecks::exposure,
            SecurityChecks::accessLogs);

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

    private static List<Check> keys(Config config, SecurityConfig security) throws ConfigException {
        return security.keys().isEmpty()
                ? List.of()
                : List.of(new KeyAgeCheck(security.keys(), config.folder(), address(config)));
    }

    private static List<Check> secretFiles(Config config, SecurityConfig security) {
        var check = SecretFilesCheck.of(security, config.folder(), List.of());
        return check.patterns().isEmpty() && check.files().isEmpty() ? List.of() : List.of(check);
    }

    private static List<Check> libraries(Config config, SecurityConfig security) throws ConfigException {
        return config.find(LibrariesConfig.class)
                .map(some -> List.<Check>of(VulnerabilityCheck.of(some.within(config.folder()))))
                .orElse(List.of());
    }

    private static List<Check> database(Config config, SecurityConfig security) throws ConfigException {
        return address(config)
                .map(address ->
                        List.<Check>of(new DatabaseAccountsCheck(address, security.accounts(), config.folder())))
                .orElse(List.of());
    }

    private static List<Check> redis(Config config, SecurityConfig security) throws ConfigException {
        var redis = config.find(RedisConfig.class);
        return redis.isEmpty()
                ? List.of()
                : List.of(new RedisExposureCheck(redis.get().address()));
    }

    private static List<Check> exposure(Config config, SecurityConfig security) {
        return security.firewall()
                .map(firewall -> List.<Check>of(ExposureCheck.of(firewall)))
                .orElse(List.of());
    }

    static Optional<DatabaseAddress> address(Config config) throws ConfigException {
        var database = config.find(DatabaseConfig.class);
        return database.isEmpty()
                ? Optional.empty()
                : Optional.of(database.get().address());
    }

    private static List<Check> accessLogs(Config config, SecurityConfig security) throws ConfigException {
        return config.find(AccessLogsConfig.class).isEmpty()
                ? List.of()
                : List.of(new AccessReviewCheck(TrafficFamily.review(config)));
    }
}
