package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells good updates from bad ones with few attempts: all together first; where that fails, and what is in use does not, by halves.
 * For one use.
 */
final class Search {
    private final Bench bench;
    private final int most;
    private final List<Update> good = new ArrayList<>();
    private final Map<Update, Failure> bad = new LinkedHashMap<>();
    private final List<Update> early = new ArrayList<>();
    private final List<Update> untried = new ArrayList<>();
    private int attempts;

    /**
     * @param bench where they are tried
     * @param most the most attempts
     */
    Search(Bench bench, int most) {
        this.bench = bench;
        this.most = most;
    }

    /**
     * Tries updates.
     *
     * @param updates the updates, the most wanted first
     * @return what that told
     */
    Tried run(List<Update> updates) throws UpkeepException, InterruptedException {
        var together = attempt(updates);
        if (together.isEmpty()) {
            return new Tried(updates, Map.of(), List.of(), bench.unnamed(), Optional.empty());
        }
        var broken = attempt(List.of());
        if (broken.isPresent()) {
            return new Tried(List.of(), Map.of(), updates, List.of(), broken);
        }
        blame(updates, together.get());
        onceMore();
        return new Tried(good, bad, untried, bench.unnamed(), Optional.empty());
    }

    /** Some that are not good together, with those that are good so far. */
    private void blame(List<Update> some, Failure failure) throws UpkeepException, InterruptedException {
        if (some.size() == 1) {
            bad.put(some.get(0), failure);
            return;
        }
        var half = some.size() / 2;
        take(some.subList(0, half));
        take(some.subList(half, some.size()));
    }

    private void take(List<Update> some) throws UpkeepException, InterruptedException {
        if (attempts >= most) {
            untried.addAll(some);
            return;
        }
        var failure = attempt(with(some));
        if (failure.isPresent()) {
            blame(some, failure.get());
        } else {
            good.addAll(some);
            early.clear();
            early.addAll(bad.keySet());
        }
    }

    /** What was bad before others came in may have needed them. */
    private void onceMore() throws UpkeepException, InterruptedException {
        for (var update : List.copyOf(bad.keySet())) {
            if (attempts < most
                    && isWorthIt(update)
                    && attempt(with(List.of(update))).isEmpty()) {
                bad.remove(update);
                good.add(update);
            }
        }
    }

    private boolean isWorthIt(Update update) {
        return early.contains(update) && !good.isEmpty();
    }

    private List<Update> with(List<Update> some) {
        var all = new ArrayList<>(good);
        all.addAll(some);
        return all;
    }

    private Optional<Failure> attempt(List<Update> updates) throws UpkeepException, InterruptedException {
        attempts++;
        return bench.attempt(updates);
    }
}
