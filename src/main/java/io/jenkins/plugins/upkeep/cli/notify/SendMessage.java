package io.jenkins.plugins.upkeep.cli.notify;

import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.notify.Delivery;
import io.jenkins.plugins.upkeep.notify.Message;
import io.jenkins.plugins.upkeep.notify.Notifier;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/** Sends a message and says line by line which channel took it. Exit status 2 when one did not, or when none was to be told. */
record SendMessage(Inventory inventory) implements Action {
    static final String OCCASIONS =
            Arrays.stream(Occasion.values()).map(SendMessage::word).collect(Collectors.joining(", "));

    private static final int NOT_TOLD = 2;

    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException, InterruptedException {
        var subject = subject(given);
        var occasion = occasion(given);
        var config = ConfigFile.read(Commands.config(given), inventory.sections(), world.environment());
        config.require(NotifyConfig.class);
        var notifier = Notifier.of(config);
        if (notifier.channels().isEmpty()) {
            throw new ConfigException(
                    Commands.config(given) + ": notify: names no channel; add slack, email or eventLog there");
        }
        var text = given.matchedOptionValue("--message", subject);
        var message = new Message(occasion.orElse(Occasion.STARTED), config.service(), subject, text);
        var deliveries = occasion.isEmpty() ? notifier.sendEverywhere(message) : notifier.send(message);
        deliveries.forEach(delivery -> say(delivery, world));
        return status(deliveries, world);
    }

    private static String subject(ParseResult given) throws ConfigException {
        return Optional.<String>ofNullable(given.matchedOptionValue("--subject", null))
                .map(OneLine::of)
                .filter(text -> !text.isEmpty())
                .orElseThrow(
                        () -> new ConfigException("--subject: is missing; say in one line what people shall know"));
    }

    private static Optional<Occasion> occasion(ParseResult given) throws ConfigException {
        var word = Optional.<String>ofNullable(given.matchedOptionValue("--occasion", null));
        var occasion = word.flatMap(text -> Arrays.stream(Occasion.values())
                .filter(each -> word(each).equals(text))
                .findFirst());
        if (word.isPresent() && occasion.isEmpty()) {
            throw new ConfigException("--occasion: '" + OneLine.of(word.get()) + "' is not one of " + OCCASIONS);
        }
        return occasion;
    }

    private static String word(Occasion occasion) {
        return occasion.name().toLowerCase(Locale.ROOT);
    }

    private static void say(Delivery delivery, Surroundings world) {
        if (delivery.succeeded()) {
            world.out().println(delivery.channel() + ": " + taken(delivery.channel()));
        } else {
            world.complain(
                    delivery.channel() + ": not sent: " + delivery.problem().orElseThrow());
        }
    }

    /** What is known is said, and no more. */
    private static String taken(String channel) {
        return switch (channel) {
            case "email" -> "accepted by the mail server";
            case "event log" -> "written";
            default -> "accepted";
        };
    }

    private static int status(List<Delivery> deliveries, Surroundings world) {
        if (deliveries.isEmpty()) {
            world.complain("nobody was told: no channel's 'on' names this occasion; add it there");
        }
        return !deliveries.isEmpty() && deliveries.stream().allMatch(Delivery::succeeded) ? ExitStatus.OK : NOT_TOLD;
    }
}
