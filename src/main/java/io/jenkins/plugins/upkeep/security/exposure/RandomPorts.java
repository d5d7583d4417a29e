package io.jenkins.plugins.upkeep.security.exposure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The ports that the kernel gives to programs that ask for none. */
final class RandomPorts {
    private static final int USUAL = 32_768;

    private RandomPorts() {}

    static int first(Path proc) {
        try {
            var range = Files.readString(proc.resolve("sys/net/ipv4/ip_local_port_range"), StandardCharsets.US_ASCII);
            return Integer.parseInt(range.strip().split("\\s+", -1)[0]);
        } catch (IOException | NumberFormatException e) {
            // The kernel's own default.
            return USUAL;
        }
    }
}
