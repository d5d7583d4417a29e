package io.jenkins.plugins.upkeep.review.plan;

import io.jenkins.plugins.upkeep.review.lifecycle.Cycle;
import io.jenkins.plugins.upkeep.review.lifecycle.Product;
import io.jenkins.plugins.upkeep.review.running.Running;
import java.util.Optional;

/**
 * A thing that runs, held against what is known of its product.
 *
 * @param running the thing
 * @param product what is known of its product; empty when nothing is
 * @param cycle the cycle of its version; empty when none is known
 * @param support how long it is supported
 * @param patch a newer release of the same cycle; empty when none is known
 * @param target the cycle to go to next; empty when none is known
 */
public record Judged(
        Running running,
        Optional<Product> product,
        Optional<Cycle> cycle,
        Support support,
        Optional<Cycle.Newest> patch,
        Optional<Cycle> target) {
    /**
     * @return the product's name for people
     */
    String productName() {
        return product.map(Product::name).orElse(running.product());
    }
}
