package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.notify.Delivery;
import io.jenkins.plugins.upkeep.notify.Message;
import io.jenkins.plugins.upkeep.notify.Notifier;
import io.jenkins.plugins.upkeep.report.Finding;
import java.util.List;

/**
 * Tells people through the channels of upkeep.yaml. A channel that fails, and a secret of one that cannot be read, are findings.
 *
 * @param service the service's name
 * @param config names the channels
 */
record ChannelAnnouncer(String service, Config config) implements Announcer {
    static Announcer of(Config config) {
        return new ChannelAnnouncer(config.service(), config);
    }

    @Override
    public List<Finding> tell(Announcement news) throws InterruptedException {
        try {
            return Notifier.of(config).send(new Message(news.occasion(), service, news.subject(), news.text())).stream()
                    .flatMap(delivery -> delivery.problem().stream().map(problem -> failed(news, delivery, problem)))
                    .toList();
        } catch (ConfigException e) {
            return List.of(failed(news, e.getMessage()));
        }
    }

    private static Finding failed(Announcement news, Delivery delivery, String problem) {
        return failed(news, problem.startsWith(delivery.channel()) ? problem : delivery.channel() + ": " + problem);
    }

    private static Finding failed(Announcement news, String problem) {
        return Finding.warning(
                "announcement",
                "'" + news.subject() + "' was not told: " + problem,
                "",
                "tell those concerned yourself");
    }
}
