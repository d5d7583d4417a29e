package io.jenkins.plugins.upkeep.dependencies.update;

import java.util.Optional;

/**
 * An exact version in a requirements file: {@code requests==2.32.0}.
 *
 * @param name the package, as PEP 503 normalises names
 * @param version the version
 * @param from where the version begins in the text
 * @param to where it ends
 * @param line the line, counted from one
 * @param hashes the hashes behind it
 */
record Pin(String name, String version, int from, int to, int line, Optional<Hashes> hashes) {
    /**
     * Hashes of a pin.
     *
     * @param from where the first begins in the text
     * @param to where the last ends
     * @param between what stands between two of them
     * @param replaceable whether all are SHA-256 with nothing else among them
     */
    record Hashes(int from, int to, String between, boolean replaceable) {}
}
