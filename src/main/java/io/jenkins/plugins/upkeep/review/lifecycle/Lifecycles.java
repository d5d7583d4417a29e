package io.jenkins.plugins.upkeep.review.lifecycle;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long the versions of products are supported.
 *
 * @param products what is known of each, by its id
 */
public record Lifecycles(Map<String, Product> products) {
    public Lifecycles {
        products = Map.copyOf(products);
    }

    /**
     * @param id a word for a product
     * @return what is known of it
     */
    public Optional<Product> find(String id) {
        return Optional.ofNullable(products.get(id));
    }

    /**
     * @return the words of all products
     */
    public Set<String> ids() {
        return products.keySet();
    }

    /**
     * @param others newer knowledge of some products
     * @return the same with it; what is not in it stays. Older knowledge is not taken for newer
     */
    public Lifecycles with(Collection<Product> others) {
        var more = new HashMap<>(products);
        others.forEach(one -> more.merge(one.id(), one, Lifecycles::newer));
        return new Lifecycles(more);
    }

    private static Product newer(Product known, Product other) {
        return other.asOf().isBefore(known.asOf()) ? known : other;
    }
}
