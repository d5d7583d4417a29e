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
 * Tells people by the channels of the configuration.
 *
 * @param notifier the channels
 * @param service the service
 */
record Messages(Notifier notifier, String service) implements Herald {
    static Messages of(Config config) throws ConfigException {
        return new Messages(Notifier.of(config), config.service());
    }

    @Override
    public List<Finding> tell(Occasion occasion, String subject, String text) throws InterruptedException {
        return notifier.send(new Message(occasion, service, subject, text)).stream()
                .filter(delivery -> delivery.problem().isPresent())
                .map(Messages::finding)
                .toList();
    }

    private static Finding finding(Delivery delivery) {
        return Finding.warning(
                delivery.channel(),
                delivery.problem().orElseThrow(),
                "",
                "tell people in another way, and mend the channel; 'upkeep alert-test' tries it");
    }
}
