package io.jenkins.plugins.upkeep.review.lifecycle;

import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a product's versions.
 *
 * @param id the word for it in upkeep.yaml: {@code postgresql}
 * @param name its name for people
 * @param source the page on which its makers say how long they support it
 * @param asOf the day on which this was known to be so
 * @param origin where this was read, in words: {@code the data of this tool}
 * @param cycles its cycles
 */
public record Product(String id, String name, URI source, LocalDate asOf, String origin, List<Cycle> cycles) {
    public Product {
        cycles = List.copyOf(cycles);
    }

    /**
     * @param version a version of the product
     * @return the cycle that it belongs to; empty when none is known, which does not mean that it is supported
     */
    public Optional<Cycle> cycleOf(Version version) {
        return cycles.stream()
                .filter(cycle -> version.isWithin(cycle.version()))
                .max(Comparator.comparingInt(cycle -> cycle.version().numbers().size()));
    }
}
