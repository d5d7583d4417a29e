package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.review.lifecycle.Version;

/**
 * A thing that runs, and its version.
 *
 * @param name its name in reports, the same from run to run
 * @param product the word for its product
 * @param version its version
 * @param seen how its version was found, in words: {@code says 15.18 (Debian 15.18-0+deb12u1)}
 * @param keeper who mends it
 */
public record Running(String name, String product, Version version, String seen, Keeper keeper) {
    /**
     * @param other who mends it
     * @return the same, mended by them
     */
    Running keptBy(Keeper other) {
        return new Running(name, product, version, seen, other);
    }
}
