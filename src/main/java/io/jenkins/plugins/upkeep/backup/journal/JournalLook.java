package io.jenkins.plugins.upkeep.backup.journal;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.journal.Complaints;
import io.jenkins.plugins.upkeep.system.journal.EntryFields;
import io.jenkins.plugins.upkeep.system.journal.SelectedUnits;
import io.jenkins.plugins.upkeep.system.journal.UnitNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks which units a journal knows, and whether all of it can be read. Used once, by one thread.
 */
public final class JournalLook {
    private static final int MOST_UNITS = 1000;
    private static final int MOST_NAMED = 5;

    private final JournalPlan plan;
    private final Complaints complaints;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param plan what is wanted
     */
    public JournalLook(JournalPlan plan) {
        this(plan, new Complaints());
    }

    JournalLook(JournalPlan plan, Complaints complaints) {
        this.plan = plan;
        this.complaints = complaints;
    }

    /**
     * What was seen.
     *
     * @param units the units that fit; none when all are wanted
     * @param problems why not all of them can be backed up
     */
    public record Seen(List<String> units, List<String> problems) {
        public Seen {
            units = List.copyOf(units);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Looks without reading any message.
     *
     * @throws UpkeepException when journalctl cannot be started or does not end
     * @throws InterruptedException when this thread was told to stop
     */
    public Seen look() throws UpkeepException, InterruptedException {
        var selected = select();
        problems.addAll(JournalAdvice.of(complaints));
        return new Seen(selected.units(), problems);
    }

    SelectedUnits select() throws UpkeepException, InterruptedException {
        var closed = plan.source().unreadable();
        if (!closed.isEmpty()) {
            var names = closed.stream().limit(MOST_NAMED).toList();
            problems.add(closed.size() + " of its files cannot be read by this user, " + names + "; "
                    + JournalAdvice.RIGHTS);
        }
        // Also where all units are wanted: what cannot be read must not look empty.
        var fields = plan.units().isEmpty() ? List.of(EntryFields.UNIT) : EntryFields.UNITS;
        var known = new UnitNames(plan.source(), complaints).list(fields);
        var selected = SelectedUnits.of(plan.units(), known);
        if (selected.units().size() > MOST_UNITS) {
            problems.add("its units " + plan.units() + " stand for "
                    + selected.units().size() + " units, more than " + MOST_UNITS
                    + " at a time; name fewer, or leave units out for all of the journal");
            return new SelectedUnits(plan.units(), List.of(), List.of());
        }
        return selected;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}
