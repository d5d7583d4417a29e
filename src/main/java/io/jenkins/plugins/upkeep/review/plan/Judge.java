package io.jenkins.plugins.upkeep.review.plan;

import io.jenkins.plugins.upkeep.review.lifecycle.Cycle;
import io.jenkins.plugins.upkeep.review.lifecycle.Lifecycles;
import io.jenkins.plugins.upkeep.review.lifecycle.Product;
import io.jenkins.plugins.upkeep.review.lifecycle.Version;
import io.jenkins.plugins.upkeep.review.running.Keeper;
import io.jenkins.plugins.upkeep.review.running.Running;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what runs against what is known. A version of which nothing is known is unknown, never supported.
 *
 * @param lifecycles what is known
 * @param today the day
 * @param horizon how far the plan looks
 */
public record Judge(Lifecycles lifecycles, LocalDate today, Duration horizon) {
    /** The time left below which there is no more time to plan. */
    public static final int SOON_DAYS = 90;

    private static final Set<String> TAKEN_OVER = Set.of("postgresql", "java");

    /**
     * Judges.
     *
     * @param all all that runs: what the distribution mends is judged by the distribution
     * @return one judgement for each, in their order
     */
    public List<Judged> judge(List<Running> all) {
        return all.stream().map(this::judge).toList();
    }

    private Judged judge(Running running) {
        var product = lifecycles.find(running.product());
        var cycle = product.flatMap(known -> known.cycleOf(running.version()));
        var support = product.map(known -> support(running, known, cycle))
                .orElseGet(() -> unknown(running, "of " + running.product() + " nothing is known"));
        var target = product.flatMap(
                known -> cycle.flatMap(from -> TargetRule.of(known.id()).choose(known, from, today)));
        return new Judged(running, product, cycle, support, cycle.flatMap(own -> patch(running, own)), target);
    }

    private Support support(Running running, Product product, Optional<Cycle> cycle) {
        var own = cycle.map(known -> support(product, known))
                .orElseGet(
                        () -> unknown(running, "of " + product.name() + " " + running.version() + " nothing is known"));
        return distribution(running.keeper())
                .filter(other -> other.until().isPresent() && isLonger(other, own))
                .map(other -> new Support(other.urgency(), other.until(), other.by(), inItsPlace(product, own, other)))
                .orElse(own);
    }

    private static boolean isLonger(Support other, Support own) {
        return own.urgency() == Urgency.UNKNOWN
                || own.until()
                        .filter(day -> day.isBefore(other.until().orElse(LocalDate.MIN)))
                        .isPresent();
    }

    private static String inItsPlace(Product product, Support own, Support other) {
        var stop = own.urgency() == Urgency.NOW ? " whose makers stopped on " : " whose makers stop on ";
        var end = own.until().map(day -> stop + day).orElse("");
        return product.name() + end + " is kept by " + other.by() + " until "
                + other.until().map(LocalDate::toString).orElse("");
    }

    private Optional<Support> distribution(Keeper keeper) {
        return switch (keeper.who()) {
            case VENDOR -> Optional.empty();
            case DEBIAN -> release("debian", keeper.release());
            case UBUNTU -> release("ubuntu", keeper.release());
        };
    }

    private Optional<Support> release(String id, Optional<Version> release) {
        return lifecycles
                .find(id)
                .flatMap(product -> release.flatMap(product::cycleOf).map(cycle -> support(product, cycle)));
    }

    private Support support(Product product, Cycle cycle) {
        var by = product.name() + " " + cycle.version();
        var end = cycle.end();
        if (end.day().isPresent()) {
            var day = end.day().get();
            var words = end.isOver(today) ? " had its last update on " : " is supported until ";
            return new Support(urgency(day), end.day(), by, by + words + day);
        }
        return end.past()
                ? new Support(Urgency.NOW, Optional.empty(), by, by + " gets no more updates")
                : new Support(
                        Urgency.NONE,
                        Optional.empty(),
                        by,
                        by + " was supported on " + product.asOf() + ", its end was not announced");
    }

    private Urgency urgency(LocalDate end) {
        if (end.isBefore(today)) {
            return Urgency.NOW;
        }
        if (end.isBefore(today.plusDays(SOON_DAYS))) {
            return Urgency.SOON;
        }
        return end.isBefore(today.plusDays(horizon.toDays())) ? Urgency.PLANNED : Urgency.NONE;
    }

    private static Support unknown(Running running, String words) {
        return new Support(Urgency.UNKNOWN, Optional.empty(), running.product(), words);
    }

    /**
     * A version that names only its cycle, as the tag of an image may, tells nothing of its patches. A distribution mends holes in
     * the version that it has, unless the product is one whose patches it takes over whole.
     */
    private static Optional<Cycle.Newest> patch(Running running, Cycle cycle) {
        if (running.keeper().who() != Keeper.Who.VENDOR && !TAKEN_OVER.contains(running.product())) {
            return Optional.empty();
        }
        var isWhole =
                running.version().numbers().size() > cycle.version().numbers().size();
        return cycle.newest().filter(newest -> isWhole && newest.version().compareTo(running.version()) > 0);
    }
}
