package io.jenkins.plugins.upkeep.config;

import java.util.List;

/**
 * The machine that the service runs on.
 *
 * @param disks folders whose file systems must have room
 */
@Place("host")
public record HostConfig(
        @Key("folders whose file systems must have room") List<String> disks) {
    public HostConfig {
        disks = List.copyOf(disks);
    }
}
