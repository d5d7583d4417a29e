package io.jenkins.plugins.upkeep.notify;

import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
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
 * Hands things to channels, all at once. What is not done when the time is over is left behind.
 *
 * @param limit how long it may take in all
 */
record Deliverer(Duration limit) {
    /** The handing over of one thing to one channel. */
    @FunctionalInterface
    interface Handing {
        /** Does it, within about the time given. */
        void hand(Duration limit) throws UpkeepException, InterruptedException;
    }

    /** What goes to which channel. */
    record Item(Channel channel, Handing handing) {}

    List<Delivery> deliver(List<Item> items) throws InterruptedException {
        var threads = Executors.newCachedThreadPool(Daemons.named("notify"));
        try {
            var work = items.stream().map(this::work).toList();
            var ended = threads.invokeAll(work, limit.toMillis(), TimeUnit.MILLISECONDS);
            var deliveries = new ArrayList<Delivery>();
            for (int at = 0; at < items.size(); at++) {
                deliveries.add(delivery(items.get(at).channel(), ended.get(at)));
            }
            return deliveries;
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Optional<String>> work(Item item) {
        return () -> {
            try {
                item.handing().hand(limit);
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
        for (Secret secret : channel.secrets()) {
            text = secret.reveal().isEmpty() ? text : text.replace(secret.reveal(), secret.toString());
        }
        return text;
    }
}
