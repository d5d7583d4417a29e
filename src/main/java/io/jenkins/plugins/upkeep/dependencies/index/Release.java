package io.jenkins.plugins.upkeep.dependencies.index;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version of a package that an index offers.
 *
 * @param version the version, as the index writes it
 * @param published when it was published; where it has several files, the newest of them, since a file may be added to an old
 *     release. Empty where the index does not say
 * @param withdrawn whether its makers took it back: yanked, deprecated
 * @param early whether its makers do not offer it to everybody yet
 * @param python which versions of Python it needs, as PEP 440 writes that; empty for any
 * @param hashes the SHA-256 of each of its files; empty where the index does not give that of all of them
 */
public record Release(
        String version,
        Optional<Instant> published,
        boolean withdrawn,
        boolean early,
        Optional<String> python,
        List<String> hashes) {
    public Release {
        hashes = List.copyOf(hashes);
    }
}
