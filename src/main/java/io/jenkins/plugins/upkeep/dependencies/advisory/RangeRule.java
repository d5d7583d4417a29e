package io.jenkins.plugins.upkeep.dependencies.advisory;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.util.List;
import java.util.Optional;

/**
 * Whether a range holds a version, by the rules of evaluation of the OSV schema 1.x.
 *
 * @param place a version
 */
record RangeRule(Place place) {
    Verdict holds(Range range) {
        if (range.events().stream().noneMatch(event -> event.kind() == Event.Kind.INTRODUCED)) {
            return Verdict.undecided("a range does not say in which version it begins");
        }
        var strange = strange(range);
        if (strange.isPresent()) {
            return Verdict.undecided("a range names " + OneLine.of(strange.get()) + ", which is no version there");
        }
        return isBeforeLimits(range.events()) && isOpen(range.events()) ? Verdict.AFFECTED : Verdict.UNAFFECTED;
    }

    private Optional<String> strange(Range range) {
        return range.events().stream()
                .filter(event -> !event.isBeginning() && !isNoLimit(event))
                .map(Event::version)
                .filter(text -> !place.order().understands(text))
                .findFirst();
    }

    private static boolean isNoLimit(Event event) {
        return event.kind() == Event.Kind.LIMIT && event.version().equals("*");
    }

    private boolean isBeforeLimits(List<Event> events) {
        var limits = events.stream()
                .filter(event -> event.kind() == Event.Kind.LIMIT)
                .toList();
        return limits.isEmpty() || limits.stream().anyMatch(limit -> isNoLimit(limit) || position(limit) < 0);
    }

    private boolean isOpen(List<Event> events) {
        var sorted = events.stream()
                .filter(event -> event.kind() != Event.Kind.LIMIT)
                .sorted(this::compare)
                .toList();
        var open = false;
        for (var event : sorted) {
            open = after(event, open);
        }
        return open;
    }

    private boolean after(Event event, boolean open) {
        return switch (event.kind()) {
            case INTRODUCED -> open || position(event) >= 0;
            case FIXED -> open && position(event) < 0;
            case LAST_AFFECTED -> open && position(event) <= 0;
            case LIMIT -> open;
        };
    }

    /** Where the version is, as seen from an event. */
    private int position(Event event) {
        return event.isBeginning() ? 1 : place.compareTo(event.version());
    }

    private int compare(Event one, Event other) {
        if (one.isBeginning() || other.isBeginning()) {
            return Boolean.compare(other.isBeginning(), one.isBeginning());
        }
        return place.order().compare(one.version(), other.version());
    }
}
