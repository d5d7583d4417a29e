package io.jenkins.plugins.upkeep.notify;

import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends messages in tests. */
final class Notifiers {
    private Notifiers() {}

    /** A message that something is critical. */
    static Message critical(String subject, String text) {
        return new Message(NotifyConfig.Occasion.CRITICAL, "shop", subject, text);
    }

    /** Sends through what a section {@code notify} names. */
    static Notifier of(Path folder, String section) throws Exception {
        var file = Files.writeString(folder.resolve("upkeep.yaml"), "service: shop\nnotify:\n" + section.indent(2));
        return Notifier.of(ConfigFile.read(file, TaskFamilies.sections(), Map.of()));
    }

    /** The only problem, of the only channel. */
    static Optional<String> problem(List<Delivery> deliveries) {
        return deliveries.get(0).problem();
    }
}
