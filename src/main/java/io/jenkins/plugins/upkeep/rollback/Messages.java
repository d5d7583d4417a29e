package io.jenkins.plugins.upkeep.rollback;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.notify.Delivery;
import io.jenkins.plugins.upkeep.notify.Message;
import io.jenkins.plugins.upkeep.notify.Notifier;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.rollback.run.Herald;
import java.util.List;

/**
 * Tells people by the channels of the configuration. That these cannot be used is a finding: no rollback fails of it, and
 * least of all its undo.
 *
 * @param config names the channels
 */
record Messages(Config config) implements Herald {
    static Messages of(Config config) {
        return new Messages(config);
    }

    @Override
    public List<Finding> tell(Occasion occasion, String subject, String text) throws InterruptedException {
        try {
            return Notifier.of(config).send(new Message(occasion, config.service(), subject, text)).stream()
                    .filter(delivery -> delivery.problem().isPresent())
                    .map(Messages::finding)
                    .toList();
        } catch (ConfigException e) {
            return List.of(Finding.warning(
                    "notify", e.getMessage(), "", "tell people in another way, and mend section notify"));
        }
    }

    private static Finding finding(Delivery delivery) {
        return Finding.warning(
                delivery.channel(),
                delivery.problem().orElseThrow(),
                "",
                "tell people in another way, and mend the channel; 'upkeep alert-test' tries it");
    }
}
