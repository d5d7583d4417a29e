package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.review.lifecycle.Version;
import java.util.Set;

/**
 * A version that upkeep.yaml tells, for what cannot be asked.
 *
 * @param name the thing's name in reports
 * @param product the word for its product
 * @param version its version
 */
public record Told(String name, String product, Version version) implements Asking {
    @Override
    public String subject() {
        return name;
    }

    @Override
    public String plan() {
        return name + ": take " + version + " from upkeep.yaml";
    }

    @Override
    public Set<String> products() {
        return Set.of(product);
    }

    @Override
    public Answer ask() {
        return Answer.of(new Running(name, product, version, "is " + version + " by upkeep.yaml", Keeper.vendor()));
    }
}
