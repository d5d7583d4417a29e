package io.jenkins.plugins.upkeep.rollback.database.migrations;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version as Flyway orders them: numbers, parted by points or underscores; zeros at the end do not count.
 *
 * @param parts the numbers, without zeros at the end
 */
record FlywayVersion(List<BigInteger> parts) implements Comparable<FlywayVersion> {
    private static final Pattern FORM = Pattern.compile("\\d+(?:[._]\\d+)*");

    FlywayVersion {
        parts = List.copyOf(parts);
    }

    /** Reads one; empty when it is none. */
    static Optional<FlywayVersion> of(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var parts = new ArrayList<BigInteger>();
        for (var part : text.split("[._]", -1)) {
            parts.add(new BigInteger(part));
        }
        while (!parts.isEmpty() && parts.get(parts.size() - 1).signum() == 0) {
            parts.remove(parts.size() - 1);
        }
        return Optional.of(new FlywayVersion(parts));
    }

    @Override
    public int compareTo(FlywayVersion other) {
        for (int index = 0; index < Math.min(parts.size(), other.parts.size()); index++) {
            var order = parts.get(index).compareTo(other.parts.get(index));
            if (order != 0) {
                return order;
            }
        }
        return Comparator.<Integer>naturalOrder().compare(parts.size(), other.parts.size());
    }
}
