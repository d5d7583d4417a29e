package io.jenkins.plugins.upkeep.drill.alert;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigDefaults;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.MonitoringConfig;
import io.jenkins.plugins.upkeep.notify.Notifier;
import java.net.URI;
import java.util.Optional;

/**
 * What the way of an alert is tried with.
 *
 * @param service the service
 * @param notifier the tool's own channels
 * @param alertmanager where Alertmanager answers
 * @param prometheus where Prometheus answers
 * @param settings all else
 */
public record AlertTestPlan(
        String service,
        Notifier notifier,
        Optional<URI> alertmanager,
        Optional<URI> prometheus,
        AlertTestConfig settings) {
    /**
     * @param config the service's configuration
     * @return the plan
     * @throws ConfigException when there is nothing to try in it
     */
    public static AlertTestPlan of(Config config) throws ConfigException {
        var monitoring = config.find(MonitoringConfig.class);
        var plan = new AlertTestPlan(
                config.service(),
                Notifier.of(config),
                monitoring.flatMap(MonitoringConfig::alertmanager),
                monitoring.flatMap(MonitoringConfig::prometheus),
                config.find(AlertTestConfig.class).orElseGet(() -> ConfigDefaults.of(AlertTestConfig.class)));
        if (plan.alertmanager.isEmpty() && plan.notifier.channels().isEmpty()) {
            throw new ConfigException("alert-test: upkeep.yaml names no channel that an alert could take;"
                    + " add monitoring.alertmanager or notify");
        }
        return plan;
    }
}
