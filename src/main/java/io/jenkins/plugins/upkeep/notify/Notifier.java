package io.jenkins.plugins.upkeep.notify;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.system.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Sends messages through the channels of upkeep.yaml, all at once, each within ten seconds. A channel that fails is told
 * to the caller and harms no other; no failure is thrown. Safe for use by several threads.
 */
public final class Notifier {
    /** How long a message may take in all. */
    public static final Duration LIMIT = Duration.ofSeconds(10);

    /** The name of the one channel that people do not read at once. */
    public static final String EVENT_LOG = "event log";

    private final List<Channel> channels;
    private final Duration limit;

    Notifier(List<Channel> channels, Duration limit) {
        this.channels = List.copyOf(channels);
        this.limit = limit;
    }

    /**
     * @param config names the channels; there are none when it has no section {@code notify}
     * @return sends through them
     * @throws ConfigException when that section is not valid, or a secret in it cannot be read
     */
    public static Notifier of(Config config) throws ConfigException {
        return of(config, Clock.systemUTC());
    }

    /** As {@link #of(Config)}, with a clock for the event log. */
    public static Notifier of(Config config, Clock clock) throws ConfigException {
        return new Notifier(channels(config, clock), LIMIT);
    }

    private static List<Channel> channels(Config config, Clock clock) throws ConfigException {
        var channels = new ArrayList<Channel>();
        var found = config.find(NotifyConfig.class);
        if (found.isPresent()) {
            var notify = found.get();
            notify.slack().map(SlackChannel::new).ifPresent(channels::add);
            notify.email().map(MailChannel::new).ifPresent(channels::add);
            notify.eventLog()
                    .map(path -> EventLog.at(config.folder().resolve(path), clock))
                    .ifPresent(channels::add);
        }
        return channels;
    }

    /**
     * @return the same without the channels that reach people, who are told by somebody else; the event log stays
     */
    public Notifier withoutPeople() {
        return new Notifier(
                channels.stream().filter(channel -> !channel.reachesPeople()).toList(), limit);
    }

    /**
     * @return the names of all channels, whatever they are for
     */
    public List<String> channels() {
        return channels.stream().map(Channel::name).toList();
    }

    /**
     * @param occasion what happened
     * @return the names of the channels that reach people and are for such messages
     */
    public List<String> peopleFor(NotifyConfig.Occasion occasion) {
        return channels.stream()
                .filter(channel -> channel.reachesPeople() && channel.wants(occasion))
                .map(Channel::name)
                .toList();
    }

    /**
     * Sends a message through each channel that is for such messages.
     *
     * @param message the message
     * @return how each of these channels took it
     * @throws InterruptedException when this thread was told to stop; what was not sent by then may be lost
     */
    public List<Delivery> send(Message message) throws InterruptedException {
        return send(message, channel -> channel.wants(message.occasion()));
    }

    /**
     * Sends a message through all channels, whatever they are for.
     *
     * @param message the message
     * @return how each channel took it
     * @throws InterruptedException as {@link #send(Message)}
     */
    public List<Delivery> sendEverywhere(Message message) throws InterruptedException {
        return send(message, channel -> true);
    }

    private List<Delivery> send(Message message, Predicate<Channel> chosen) throws InterruptedException {
        return new Deliverer(limit)
                .deliver(channels.stream()
                        .filter(chosen)
                        .map(channel -> item(channel, message))
                        .toList());
    }

    /**
     * Sends each channel its own message.
     *
     * @param messages the messages by the names of their channels
     * @param most how long it may take in all, where that is less than ten seconds
     * @return how each of these channels took it
     * @throws InterruptedException as {@link #send(Message)}
     */
    public List<Delivery> send(Map<String, Message> messages, Duration most) throws InterruptedException {
        return new Deliverer(shorter(most))
                .deliver(channels.stream()
                        .filter(channel -> messages.containsKey(channel.name()))
                        .map(channel -> item(channel, messages.get(channel.name())))
                        .toList());
    }

    /**
     * Adds an event to the event log, where there is one.
     *
     * @param event the event
     * @param most as for {@link #send(Map, Duration)}
     * @return how the log took it
     * @throws InterruptedException as {@link #send(Message)}
     */
    public List<Delivery> record(Event event, Duration most) throws InterruptedException {
        return new Deliverer(shorter(most))
                .deliver(channels.stream()
                        .filter(EventLog.class::isInstance)
                        .map(EventLog.class::cast)
                        .map(log -> new Deliverer.Item(log, time -> log.add(event, time)))
                        .toList());
    }

    private Duration shorter(Duration most) {
        return most.compareTo(limit) < 0 ? most : limit;
    }

    private Deliverer.Item item(Channel channel, Message message) {
        var harmless = message.without(secrets());
        return new Deliverer.Item(channel, time -> channel.deliver(harmless, time));
    }

    private List<Secret> secrets() {
        return channels.stream().flatMap(channel -> channel.secrets().stream()).toList();
    }
}
