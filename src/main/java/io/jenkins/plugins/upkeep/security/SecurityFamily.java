package io.jenkins.plugins.upkeep.security;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigDefaults;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.security.access.AccessAudit;
import io.jenkins.plugins.upkeep.security.audit.Acceptance;
import io.jenkins.plugins.upkeep.security.audit.Check;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import io.jenkins.plugins.upkeep.task.TaskOption;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for what makes the service open to attack. */
public final class SecurityFamily implements TaskFamily {
    private static final String WRITE_BASELINE = "writeBaseline";

    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(
                new TaskDeclaration(
                        "security-audit",
                        "Looks for old keys, weak accounts, known vulnerabilities, readable secrets and open ports",
                        List.of(
                                TaskOption.flag(
                                        WRITE_BASELINE,
                                        "Writes all issues of today to the file security.baseline, so that they fail no later audit")),
                        SecurityFamily::audit),
                new TaskDeclaration(
                        "access-audit",
                        "Lists who may do what in the database and on the machine, and who is new",
                        List.of(),
                        (config, options) -> new AccessAudit(SecurityChecks.address(config), Path.of("/"))));
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(SecurityConfig.class);
    }

    private static Task audit(Config config, TaskOptions options) throws ConfigException {
        var security = config.find(SecurityConfig.class)
                .orElse(ConfigDefaults.of(SecurityConfig.class))
                .within(config.folder());
        var checks = SecurityChecks.of(config, security);
        if (checks.isEmpty()) {
            throw new ConfigException("the configuration names nothing that security-audit could look at;"
                    + " add one of the sections api, database, redis and security to it");
        }
        if (options.flag(WRITE_BASELINE) && security.baseline().isEmpty()) {
            throw new ConfigException(
                    "security.baseline: must name the file that the baseline is written to with --write-baseline");
        }
        return new SecurityAudit(
                checks,
                acceptances(security, checks),
                security.baseline(),
                config.file().orElse(config.folder().resolve("upkeep.yaml")),
                options.flag(WRITE_BASELINE));
    }

    /** A rule that no check knows would be accepted for ever, and nobody would see that it does nothing. */
    private static List<Acceptance> acceptances(SecurityConfig security, List<Check> checks) throws ConfigException {
        var known = checks.stream()
                .flatMap(check -> check.rules().stream())
                .map(Rule::id)
                .collect(Collectors.toSet());
        for (var accepted : security.accepted()) {
            require(accepted.rule(), known);
        }
        return security.accepted().stream()
                .map(one -> new Acceptance(one.rule(), one.subject(), one.reason(), one.until()))
                .toList();
    }

    private static void require(String rule, Set<String> known) throws ConfigException {
        if (!known.contains(rule)) {
            throw new ConfigException("security.accepted: no check of this configuration has the rule '" + rule
                    + "'; it has "
                    + known.stream().sorted().collect(Collectors.joining(", ")));
        }
    }
}
