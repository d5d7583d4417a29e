package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.dependencies.index.Listing;
import io.jenkins.plugins.upkeep.dependencies.index.Release;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Chooses updates, and asks what is known of the versions that were chosen too: what is in use may be clean, and its successor made
 * to do harm. Such versions are left out, and those with a weakness that the one in use lacks are held back. For one use.
 */
public final class Choice {
    private static final int ROUNDS = 20;

    private final FixSource source;
    private final Clock clock;
    private final Function<Fixes, Chooser> choosers;
    private final Map<Component, List<Fault>> asked = new HashMap<>();

    /**
     * @param source tells of weaknesses
     * @param clock the wall clock
     * @param choosers choose by what is known
     */
    public Choice(FixSource source, Clock clock, Function<Fixes, Chooser> choosers) {
        this.source = source;
        this.clock = clock;
        this.choosers = choosers;
    }

    /**
     * Chooses.
     *
     * @param listings what the indexes say of packages
     * @param known what is known of the versions that are in use
     * @return what there is for each package, in their order
     * @throws UpkeepException when nothing could be learned of the versions that were chosen
     * @throws InterruptedException when this thread was told to stop
     */
    public List<Outlook> of(List<Listing> listings, Fixes known) throws UpkeepException, InterruptedException {
        var chooser = choosers.apply(new Wary(known, asked));
        var outlooks = listings.stream().map(chooser::judge).toList();
        for (int round = 0; round < ROUNDS && learn(outlooks); round++) {
            outlooks = listings.stream().map(chooser::judge).toList();
        }
        return outlooks.stream().map(outlook -> judged(outlook, known)).toList();
    }

    /** Whether there was something to ask. */
    private boolean learn(List<Outlook> outlooks) throws UpkeepException, InterruptedException {
        var open = outlooks.stream()
                .flatMap(Choice::versions)
                .filter(component -> !asked.containsKey(component))
                .distinct()
                .toList();
        if (open.isEmpty()) {
            return false;
        }
        var told = source.about(open, clock);
        open.forEach(component -> asked.put(component, told.faults(component)));
        return true;
    }

    private static Stream<Component> versions(Outlook outlook) {
        var component = outlook.listing().component();
        return Stream.concat(outlook.update().map(Update::release).stream(), outlook.newest().stream())
                .map(Release::version)
                .map(version -> at(component, version));
    }

    private static Component at(Component component, String version) {
        return new Component(
                component.ecosystem(), component.namespace(), component.name(), version, OptionalInt.empty());
    }

    private Outlook judged(Outlook outlook, Fixes known) {
        if (outlook.update().isEmpty()) {
            return outlook;
        }
        var update = outlook.update().get();
        var faults = asked.get(at(update.component(), update.to()));
        if (faults == null) {
            return outlook.held(update.to() + " was not looked up, after " + ROUNDS + " that were made to do harm");
        }
        var now = known.faults(update.component());
        var brought = faults.stream()
                .filter(fault -> !fault.isAmong(now))
                .map(Fault::words)
                .toList();
        return brought.isEmpty()
                ? outlook
                : outlook.held(
                        update.to() + " has " + String.join(", ", brought) + ", which " + update.from() + " has not");
    }

    /**
     * What is known, with what was learned since.
     *
     * @param known of the versions in use
     * @param asked of others
     */
    private record Wary(Fixes known, Map<Component, List<Fault>> asked) implements Fixes {
        @Override
        public List<String> of(Component component, String version) {
            return known.of(component, version);
        }

        @Override
        public boolean isHarmful(Component component, String version) {
            var faults = asked.getOrDefault(at(component, version), List.of());
            return known.isHarmful(component, version) || faults.stream().anyMatch(Fault::malice);
        }

        @Override
        public List<Fault> faults(Component component) {
            return known.faults(component);
        }

        @Override
        public boolean isInformed() {
            return known.isInformed();
        }
    }
}
