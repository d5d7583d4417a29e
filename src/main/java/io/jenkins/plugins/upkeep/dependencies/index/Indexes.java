package io.jenkins.plugins.upkeep.dependencies.index;

import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import io.jenkins.plugins.upkeep.task.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the indexes for many packages, a few at the same time. One that cannot be looked up is told in its place, and the others go
 * on.
 *
 * @param byEcosystem the index of each ecosystem
 * @param deadline how long all of it may take
 */
public record Indexes(Map<Ecosystem, PackageIndex> byEcosystem, Duration deadline) {
    private static final int AT_ONCE = 4;

    public Indexes {
        byEcosystem = Map.copyOf(byEcosystem);
    }

    /**
     * Asks.
     *
     * @param components the packages
     * @param progress where it shows how many are known
     * @return one listing for each package, in their order
     * @throws InterruptedException when this thread was told to stop
     */
    public List<Listing> list(List<Component> components, Progress progress) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(AT_ONCE, Daemons.named("index"));
        try (var stretch = progress.begin("look up packages", components.size(), Unit.COUNT)) {
            var asked = components.stream()
                    .map(component -> pool.submit(() -> ask(component)))
                    .toList();
            return collect(components, asked, stretch);
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Listing> collect(List<Component> components, List<Future<Listing>> asked, Progress.Stretch stretch)
            throws InterruptedException {
        var end = System.nanoTime() + deadline.toNanos();
        var listings = new ArrayList<Listing>();
        for (int at = 0; at < asked.size(); at++) {
            listings.add(await(components.get(at), asked.get(at), Math.max(0, end - System.nanoTime())));
            stretch.advance(1);
        }
        return listings;
    }

    private Listing await(Component component, Future<Listing> asked, long nanos) throws InterruptedException {
        try {
            return asked.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | CancellationException e) {
            asked.cancel(true);
            return unknown(
                    component,
                    "was not looked up within " + deadline.toSeconds() + " s in all; see why the index is slow",
                    false);
        } catch (ExecutionException e) {
            return unknown(component, "could not be looked up: " + e.getCause(), false);
        }
    }

    private Listing ask(Component component) throws InterruptedException {
        var index = byEcosystem.get(component.ecosystem());
        if (index == null) {
            return unknown(component, "comes from where no updates are looked for", false);
        }
        try {
            return new Listing(component, index.releases(component), "", index.place(), false);
        } catch (UpkeepException e) {
            return unknown(component, e.getMessage(), e instanceof IndexDownException);
        }
    }

    private Listing unknown(Component component, String problem, boolean down) {
        var index = byEcosystem.get(component.ecosystem());
        return new Listing(component, List.of(), problem, index == null ? "" : index.place(), down);
    }
}
