package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may become of a packet.
 *
 * @param accepted by which rule it may be let through
 * @param dropped by which rule its way may end
 * @param translated by which rule it may be sent elsewhere
 */
record Fates(Optional<String> accepted, Optional<String> dropped, Optional<Translated> translated) {
    static final Fates NONE = new Fates(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A change of its destination.
     *
     * @param to where to
     * @param rule by which rule
     */
    record Translated(Action.Translate to, String rule) {}

    static Fates accepted(String rule) {
        return new Fates(Optional.of(rule), Optional.empty(), Optional.empty());
    }

    static Fates dropped(String rule) {
        return new Fates(Optional.empty(), Optional.of(rule), Optional.empty());
    }

    static Fates translated(Action.Translate to, String rule) {
        return new Fates(Optional.empty(), Optional.empty(), Optional.of(new Translated(to, rule)));
    }

    /** Either of both may happen. */
    Fates or(Fates other) {
        return new Fates(accepted.or(other::accepted), dropped.or(other::dropped), translated.or(other::translated));
    }

    /** Who is let through here goes there next. */
    Fates then(Fates next) {
        if (accepted.isEmpty()) {
            return this;
        }
        var through = next.accepted.map(rule -> join(accepted.get(), rule));
        return new Fates(through, dropped.or(next::dropped), translated.or(next::translated));
    }

    private static String join(String one, String other) {
        var both =
                Stream.of(one, other).filter(rule -> !rule.isEmpty()).distinct().toList();
        return String.join("; ", both);
    }

    Fates withoutTranslation() {
        return new Fates(accepted, dropped, Optional.empty());
    }
}
