package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.dependencies.update.Failure;
import io.jenkins.plugins.upkeep.dependencies.update.Outlook;
import io.jenkins.plugins.upkeep.dependencies.update.RequirementsFiles;
import io.jenkins.plugins.upkeep.dependencies.update.Tried;
import io.jenkins.plugins.upkeep.dependencies.update.Update;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of each package.
 *
 * @param outlooks what there is for it
 * @param files the files that can be changed here
 * @param tried what trying has told; empty where nothing was tried
 */
record Decisions(List<Outlook> outlooks, RequirementsFiles files, Optional<Tried> tried) {
    private static final int UNNAMED = 10;
    private static final String NAME_ALL = "name all packages first, as pip-compile or pip freeze do";

    Decisions {
        outlooks = List.copyOf(outlooks);
    }

    /** The updates that are good together. */
    List<Update> good() {
        return tried.map(Tried::good).orElse(List.of());
    }

    /** Those that may be applied: none where others come along whose versions nobody has chosen. */
    List<Update> ready() {
        return namesAll() ? good() : List.of();
    }

    private boolean namesAll() {
        return tried.map(Tried::unnamed).orElse(List.of()).isEmpty();
    }

    List<UpdateRow> rows() {
        return outlooks.stream().map(this::row).toList();
    }

    private UpdateRow row(Outlook outlook) {
        if (outlook.byHand()) {
            return UpdateRow.of(outlook, UpdateRow.State.BY_HAND, outlook.reason());
        }
        if (!outlook.listing().isKnown()) {
            return UpdateRow.of(outlook, UpdateRow.State.UNKNOWN, outlook.reason());
        }
        if (outlook.update().isPresent()) {
            return row(outlook, outlook.update().get());
        }
        if (outlook.isHeld()) {
            return UpdateRow.of(outlook, UpdateRow.State.HELD, outlook.reason());
        }
        return outlook.reason().isEmpty()
                ? UpdateRow.of(outlook, UpdateRow.State.CURRENT, "")
                : UpdateRow.of(outlook, UpdateRow.State.UNKNOWN, outlook.reason());
    }

    private UpdateRow row(Outlook outlook, Update update) {
        var obstacle = files.obstacle(update);
        if (obstacle.isPresent()) {
            return UpdateRow.of(outlook, UpdateRow.State.BY_HAND, obstacle.get());
        }
        if (good().contains(update) && !namesAll()) {
            return UpdateRow.of(outlook, UpdateRow.State.BY_HAND, NAME_ALL);
        }
        if (good().contains(update)) {
            return UpdateRow.of(outlook, UpdateRow.State.READY, outlook.reason());
        }
        return tried.map(told -> told.bad().get(update))
                .map(failure -> UpdateRow.of(outlook, UpdateRow.State.BAD, words(failure)))
                .orElseGet(() -> UpdateRow.of(outlook, UpdateRow.State.UNTRIED, outlook.reason()));
    }

    private static String words(Failure failure) {
        return failure.step()
                + (failure.status() < 0 ? " was ended: " : " ended with status " + failure.status() + ": ")
                + failure.reason();
    }

    /** They come in whatever version is the newest on the day of the installation, without any cool-down. */
    private static Finding unnamed(List<String> packages) {
        return Finding.warning(
                "packages that no file names",
                packages.size() + " are installed with the updates, so that nothing is applied: "
                        + String.join(", ", packages.stream().limit(UNNAMED).toList())
                        + (packages.size() > UNNAMED ? ", …" : ""),
                "",
                "add them to the requirements file in exact versions, as pip-compile or pip freeze do, then run this again");
    }

    /** What could not be told by trying, and what is odd about what could. */
    static List<Finding> gaps(Tried tried) {
        var gaps = new ArrayList<Finding>();
        if (tried.broken().isPresent()) {
            gaps.add(Finding.unknown(
                    "test of updates",
                    "fails without any update too, so nothing can be told: "
                            + words(tried.broken().get()),
                    "make updates.test pass with the files as they are; what it printed is in "
                            + UpdateFiles.log("test")));
        } else if (!tried.untried().isEmpty()) {
            gaps.add(Finding.unknown(
                    "test of updates",
                    Counted.of(tried.untried().size(), "update was", "updates were")
                            + " not tried, since all attempts were used for others",
                    "raise updates.attempts, or try them by name with --only"));
        }
        if (!tried.good().isEmpty() && !tried.unnamed().isEmpty()) {
            gaps.add(unnamed(tried.unnamed()));
        }
        return gaps;
    }
}
