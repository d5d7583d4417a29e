package io.jenkins.plugins.upkeep.review.plan;

import io.jenkins.plugins.upkeep.review.lifecycle.Cycle;
import io.jenkins.plugins.upkeep.system.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes work of judgements. */
public final class Works {
    private Works() {}

    /**
     * @param judged what runs
     * @return what there is to do about it
     */
    public static List<Work> of(List<Judged> judged) {
        var works = new ArrayList<Work>();
        for (var one : judged) {
            var upgrade = upgrade(one);
            upgrade.ifPresent(works::add);
            one.patch()
                    .filter(newest -> upgrade.isEmpty() || one.support().urgency() != Urgency.NOW)
                    .ifPresent(newest -> works.add(patch(one, newest)));
        }
        return works;
    }

    /**
     * @param thing what findings call the host's system
     * @param count how many packages wait for an update
     * @return the work of installing them
     */
    public static Work packages(String thing, int count) {
        return new Work(
                Work.Kind.PACKAGES,
                thing,
                "debian",
                "",
                Counted.of(count, "update"),
                Counted.of(count, "package of the system waits", "packages of the system wait") + " for an update",
                Urgency.SOON,
                Optional.empty(),
                Effort.patch("debian"));
    }

    private static Optional<Work> upgrade(Judged judged) {
        var due = judged.support().urgency().compareTo(Urgency.PLANNED) <= 0 && !goesWithItsSystem(judged);
        return judged.target().filter(target -> due).map(target -> upgrade(judged, target));
    }

    /** What the distribution keeps is replaced with the distribution. */
    private static boolean goesWithItsSystem(Judged judged) {
        return judged.cycle()
                .filter(cycle -> !judged.support().until().equals(cycle.end().day()))
                .isPresent();
    }

    private static Work upgrade(Judged judged, Cycle target) {
        var product = judged.running().product();
        return new Work(
                Work.Kind.MAJOR,
                judged.running().name(),
                product,
                judged.running().version().text(),
                target.version().text(),
                judged.support().words(),
                judged.support().urgency(),
                judged.support().until(),
                Effort.major(product));
    }

    private static Work patch(Judged judged, Cycle.Newest newest) {
        var product = judged.running().product();
        var since = newest.released().map(day -> " is out since " + day).orElse(" is out");
        return new Work(
                Work.Kind.PATCH,
                judged.running().name(),
                product,
                judged.running().version().text(),
                newest.version().text(),
                judged.productName() + " " + newest.version() + since,
                Urgency.SOON,
                Optional.empty(),
                Effort.patch(product));
    }
}
