package io.jenkins.plugins.upkeep.dependencies.bom;

import java.time.Instant;
import java.util.UUID;

/**
 * What a bill of materials says of itself.
 *
 * @param service the service whose packages it lists
 * @param version the version of the service; empty where it is not known
 * @param made when it was made; it is written to the second
 * @param serial tells it from all others
 * @param whole whether no package is missing in it
 */
public record BomMetadata(String service, String version, Instant made, UUID serial, boolean whole) {}
