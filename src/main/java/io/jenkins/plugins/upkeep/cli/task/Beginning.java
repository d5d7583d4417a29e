package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.notify.Delivery;
import io.jenkins.plugins.upkeep.notify.Event;
import io.jenkins.plugins.upkeep.notify.Notifier;
import io.jenkins.plugins.upkeep.notify.run.Bulletin;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tells that a run begins, while it works.
 *
 * @param telling what is under way
 */
record Beginning(FutureTask<List<Delivery>> telling) {
    /**
     * Begins to tell, and does not wait.
     *
     * @param bulletin the channels
     * @param name the run's name in the event log, alike at its beginning and its end
     * @param began when the run began
     * @param people whether people are told, and not only the event log
     */
    static Beginning of(Bulletin bulletin, String name, Instant began, boolean people) {
        var telling = new FutureTask<>(() -> tell(bulletin, name, began, people));
        Daemons.named("notify start").newThread(telling).start();
        return new Beginning(telling);
    }

    private static List<Delivery> tell(Bulletin bulletin, String name, Instant began, boolean people)
            throws InterruptedException {
        var event = new Event.Began(
                began,
                bulletin.service(),
                name,
                bulletin.origin().host(),
                ProcessHandle.current().pid());
        var deliveries = new ArrayList<>(bulletin.notifier().record(event, Notifier.LIMIT));
        if (people) {
            deliveries.addAll(bulletin.started(began));
        }
        return deliveries;
    }

    /**
     * How each channel took it. What is still under way after a time is given up.
     *
     * @param patience how long to wait
     * @throws InterruptedException when this thread was told to stop
     */
    List<Delivery> deliveries(Duration patience) throws InterruptedException {
        try {
            return telling.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CancellationException e) {
            telling.cancel(true);
            return List.of(new Delivery("start", Optional.of("the run ended before the channels had taken it")));
        } catch (ExecutionException e) {
            var kind = e.getCause().getClass().getSimpleName();
            var problem = "because of a defect of Upkeep (" + kind + "); report it";
            return List.of(new Delivery("start", Optional.of(problem)));
        }
    }
}
