package io.jenkins.plugins.upkeep.notify;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Sends messages through the channels of upkeep.yaml, all at once, each within ten seconds. A channel that fails is told
 * to the caller and harms no other; no failure is thrown. Safe for use by several threads.
 */
public final class Notifier {
    private static final Duration LIMIT = Duration.ofSeconds(10);

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
        return new Notifier(channels(config), LIMIT);
    }

    private static List<Channel> channels(Config config) throws ConfigException {
        var channels = new ArrayList<Channel>();
        var found = config.find(NotifyConfig.class);
        if (found.isPresent()) {
            var notify = found.get();
            notify.slack().map(SlackChannel::new).ifPresent(channels::add);
            notify.email().map(MailChannel::new).ifPresent(channels::add);
            notify.eventLog()
                    .map(path -> new EventLog(config.folder().resolve(path), Clock.systemUTC()))
                    .ifPresent(channels::add);
        }
        return channels;
    }

    /**
     * @return the names of all channels, whatever they are for
     */
    public List<String> channels() {
        return channels.stream().map(Channel::name).toList();
    }

    /**
     * Sends a message through each channel that is for such messages.
     *
     * @param message the message
     * @return how each of these channels took it
     * @throws InterruptedException when this thread was told to stop; what was not sent by then may be lost
     */
    public List<Delivery> send(Message message) throws InterruptedException {
        var wanted = channels.stream()
                .filter(channel -> channel.wants(message.occasion()))
                .toList();
        return send(message, wanted);
    }

    /**
     * Sends a message through all channels, whatever they are for.
     *
     * @param message the message
     * @return how each channel took it
     * @throws InterruptedException as {@link #send(Message)}
     */
    public List<Delivery> sendEverywhere(Message message) throws InterruptedException {
        return send(message, channels);
    }

    private List<Delivery> send(Message message, List<Channel> wanted) throws InterruptedException {
        var threads = Executors.newCachedThreadPool(Daemons.named("notify"));
        try {
            var tasks = wanted.stream().map(channel -> task(channel, message)).toList();
            var ended = threads.invokeAll(tasks, limit.toMillis(), TimeUnit.MILLISECONDS);
            var deliveries = new ArrayList<Delivery>();
            for (int at = 0; at < wanted.size(); at++) {
                deliveries.add(delivery(wanted.get(at), ended.get(at)));
            }
            return deliveries;
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Optional<String>> task(Channel channel, Message message) {
        return () -> {
            try {
                channel.deliver(message, limit);
                return Optional.empty();
            } catch (UpkeepException e) {
                return Optional.of(e.getMessage());
            }
        };
    }

    private Delivery delivery(Channel channel, Future<Optional<String>> ended) throws InterruptedException {
        try {
            return new Delivery(channel.name(), ended.get().map(problem -> hidden(problem, channel)));
        } catch (CancellationException e) {
            var problem = channel.name() + ": not delivered within " + Units.format(limit) + "; see whether it hangs";
            return new Delivery(channel.name(), Optional.of(problem));
        } catch (ExecutionException e) {
            var kind = e.getCause().getClass().getSimpleName();
            var problem = channel.name() + ": not delivered because of a defect of Upkeep (" + kind + "); report it";
            return new Delivery(channel.name(), Optional.of(problem));
        }
    }

    /** A server may repeat in its complaint what it was told. */
    private static String hidden(String problem, Channel channel) {
        var text = problem;
        for (var secret : channel.secrets()) {
            text = secret.reveal().isEmpty() ? text : text.replace(secret.reveal(), secret.toString());
        }
        return text;
    }
}
