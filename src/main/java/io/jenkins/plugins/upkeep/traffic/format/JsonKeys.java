package io.jenkins.plugins.upkeep.traffic.format;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Knows what the keys of JSON lines mean. Lines of a log have the same keys in the same order, so each is compared with the one that
 * stood at its place before. Of several keys that say the same the first in a line counts, and a time of the whole request before
 * that of upstreams. For one thread.
 */
final class JsonKeys {
    private static final int MOST_REMEMBERED = 200;

    private final List<Known> known = new ArrayList<>();
    private int at;
    private final Set<Variable> seen = EnumSet.noneOf(Variable.class);

    private record Known(String name, Variable variable) {
        boolean is(byte[] bytes, int from, int to) {
            if (to - from != name.length()) {
                return false;
            }
            for (int i = 0; i < name.length(); i++) {
                if (bytes[from + i] != name.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A new line begins. */
    void begin() {
        at = 0;
        seen.clear();
    }

    /** What the next key means; skipped when an earlier one of this line has said it. */
    Variable next(byte[] bytes, int from, int to) {
        var variable = at < known.size() && known.get(at).is(bytes, from, to)
                ? known.get(at).variable()
                : learned(bytes, from, to);
        at++;
        var repeated = seen.contains(variable) || isSaidBetter(variable);
        seen.add(variable);
        return repeated ? Variable.SKIPPED : variable;
    }

    private boolean isSaidBetter(Variable variable) {
        return switch (variable) {
            case UPSTREAM_DURATION -> seen.contains(Variable.DURATION);
            case METHOD, TARGET -> seen.contains(Variable.REQUEST);
            default -> false;
        };
    }

    private Variable learned(byte[] bytes, int from, int to) {
        var name = Ascii.text(bytes, from, Math.min(to, from + 64));
        var variable = Variable.named(name.toLowerCase(Locale.ROOT));
        var entry = new Known(name, variable);
        if (at < known.size()) {
            known.set(at, entry);
        } else if (at == known.size() && at < MOST_REMEMBERED) {
            known.add(entry);
        }
        return variable;
    }
}
